"""Execution: from a chapter's source to its executed notebook, and from those to an edition."""
