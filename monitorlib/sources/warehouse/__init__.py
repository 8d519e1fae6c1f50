"""Registers whose rows stay in a warehouse, and the engine that calculates."""
