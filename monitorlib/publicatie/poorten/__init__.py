"""The gates before a publication: each asks a question of an edition and gives the reasons to keep it inside."""
