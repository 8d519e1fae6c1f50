"""What makes a chapter stale: its inputs by content, the state of the last build, the modules that it uses."""
