"""The inputs of a build, all of one moment."""
