"""An edition on paper: the whole monitor and the raadsbrief, as PDF that a screen reader can read."""
