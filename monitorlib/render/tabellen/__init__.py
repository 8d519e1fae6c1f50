"""Cijfers laid out as tables."""
