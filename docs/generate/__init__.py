"""What the site takes from the project itself: keys from the models, commands from the parser, names from docstrings."""
