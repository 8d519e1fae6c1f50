"""params.yml: its keys as models, and how the file is read."""
