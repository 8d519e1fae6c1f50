"""What other libraries say of a fault, in Dutch."""
