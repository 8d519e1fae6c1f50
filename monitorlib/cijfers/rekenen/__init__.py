"""From cijfers to cijfers: totals, differences, shares, groups, what changed."""
