"""A chapter on its way to the page: its door, its sheets, and the record that it leaves."""
