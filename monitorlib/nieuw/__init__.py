"""A next edition, made from an earlier one."""
