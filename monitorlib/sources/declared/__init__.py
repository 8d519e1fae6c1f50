"""What may be delivered: every source with its columns, their kinds and its key."""
