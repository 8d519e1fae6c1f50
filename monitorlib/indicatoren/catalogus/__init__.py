"""What an indicator is, and the list of all of them."""
