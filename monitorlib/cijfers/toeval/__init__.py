"""Whether a change or a difference is more than chance, and the words for it."""
