"""What keeps a machine, an installation, a project or an edition from being built: looked at, and never changed."""
