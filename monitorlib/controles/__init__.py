"""Rules that must hold, and the bevindingen where they do not."""
