"""What the command line ends with."""

DONE = 0
FAILED = 1
WRONG_USE = 2
# Bevindingen that nobody accepted.
OPEN_BEVINDINGEN = 3
