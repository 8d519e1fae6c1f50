"""What a supplier delivers: where it is, its names and notations made ours, its persons made pseudonyms."""
