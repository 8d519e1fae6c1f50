"""Processes: a warm parent, children forked from it, a pool of them here."""
