"""The one door through which a table, a figure and a live number reach a page."""
