"""The value `Cijfers`: its cells, the rules it holds itself to, how it is made and how it shows itself."""
