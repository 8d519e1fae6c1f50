"""What stops the site: something public without its words."""


class Undocumented(Exception):
    """A key, command or name that nobody explained, or an explanation of what is not there."""
