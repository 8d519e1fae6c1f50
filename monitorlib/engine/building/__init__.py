"""Editions built: what must be made again, in rounds, with progress, on a fresh site."""
