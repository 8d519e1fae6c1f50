"""A new edition: the next quarter of a region, or the first of another."""
