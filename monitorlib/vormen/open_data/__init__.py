"""An edition as open data: a CSV file for each table, with what its columns mean as CSVW."""
