"""Prove that an edition can be made again: build it anew from the same sources, and compare all of it."""
