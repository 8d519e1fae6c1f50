"""The notebook of a chapter as it stands on the disk: its form, read from syntax trees, without running it."""
