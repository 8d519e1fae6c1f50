"""What a supplier hears of a delivery: what was refused and why, and how it differs from the one before."""
