"""An edition as a workbook: an index, and a sheet for each table."""
