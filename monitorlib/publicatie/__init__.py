"""An edition that goes out: the gates that it passes, what is published, its archive, and what is kept of it."""
