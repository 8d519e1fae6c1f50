"""Who is content with a chapter, and whether it is still what they saw."""
