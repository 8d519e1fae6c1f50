"""Time as values: days, periods of the calendar, stretches of them, and the words for them."""
