"""What is read from a telling: numbers that were counted elsewhere."""
