"""The templates of what a cell shows, each beside the module that fills it."""

from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

SJABLONEN = Environment(
    loader=FileSystemLoader(Path(__file__).parents[1]),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    keep_trailing_newline=True,
)
