"""Readers of deliveries: each gives the rows as text, with the number that a row has in its file."""
