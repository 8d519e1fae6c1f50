"""What a delivery is held to: each value, each row in its time, rows beside each other."""
