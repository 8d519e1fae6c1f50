"""Late declarations: the run-off triangle, the chain ladder, and what a year will have cost."""
