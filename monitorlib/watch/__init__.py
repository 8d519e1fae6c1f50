"""Building while somebody writes: the library behind `monitor watch`."""
