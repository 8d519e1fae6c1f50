"""What the site takes from the project: keys from the models, commands from the parser, names from docstrings."""
