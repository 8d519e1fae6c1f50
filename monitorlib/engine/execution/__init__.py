"""One chapter executed: its notebook given its parameters, run in a shell, its failure told."""
