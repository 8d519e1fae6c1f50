"""From a whole edition to one mask: its cells gathered, tied, chosen, and kept."""
