"""Pages from executed notebooks: everything published is derived from those."""
