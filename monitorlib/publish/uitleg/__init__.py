"""'Explain this number': of each table a page that says what its numbers are, from which rows, and what they were."""
