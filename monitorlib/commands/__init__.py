"""What each command asks and does: a module for each, that asks the library and says how it went."""
