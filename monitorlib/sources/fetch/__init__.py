"""Sources that are taken from elsewhere on request: databases of the gemeente, figures of CBS."""
