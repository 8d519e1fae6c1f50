"""What a reviewer asks of two builds: what differs between them."""
