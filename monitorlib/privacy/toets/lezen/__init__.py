"""Read what is written: every table of a public folder, in each form that it has there."""
