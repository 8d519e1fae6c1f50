"""Indicators measured over quarters and gemeenten, compared and held against what was shown before."""
