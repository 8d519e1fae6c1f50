"""The door from a notebook to its page, and the record that a chapter leaves."""
