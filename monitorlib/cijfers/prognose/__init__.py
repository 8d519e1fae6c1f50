"""What is still to come: of a series, and of declarations that arrive months after the help that they are for."""
