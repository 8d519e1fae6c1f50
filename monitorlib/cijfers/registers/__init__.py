"""What is counted on a register: a row per voorziening, uitkering, melding or declaratie."""
