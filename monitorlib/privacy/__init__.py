"""Which numbers a public edition hides so that nobody is recognised, and the proof that they cannot be calculated."""
