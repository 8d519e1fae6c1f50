"""One site of all editions that are built: their pages with the way between them, and one index to search in."""
