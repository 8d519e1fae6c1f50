"""Figures: their forms, their look and their alt text."""
