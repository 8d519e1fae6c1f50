"""Trials: an edition with other parameters, beside it."""
