"""What an edition declares of its own: tellingen, sections, indicators."""
