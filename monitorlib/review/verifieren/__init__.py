"""Prove that an edition can be made again: build it anew from the same sources, and hold all that came to what stood."""
