"""The text of a quarter: live numbers, claims, and what may not stand in it without a source."""
