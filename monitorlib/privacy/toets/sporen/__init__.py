"""Everything that stands in a public folder, in sight or not: where each number comes from, and whom it names."""
