"""Code lists: national ones, those of an edition, and what an unknown code may mean."""
