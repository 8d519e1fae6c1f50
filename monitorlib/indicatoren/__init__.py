"""The catalogue of prestatie- and effectindicatoren: a module per theme, a function per indicator."""
