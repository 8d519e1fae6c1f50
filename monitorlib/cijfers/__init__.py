"""Calculations: registers and tellingen in, cijfers out. Pure: no disk, no clock, nothing mutated."""
