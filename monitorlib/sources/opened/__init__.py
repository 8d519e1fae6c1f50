"""Frozen sources opened for calculation, each with what its edition says of it."""
