"""An edition: its region and quarter, its parameters, its chapters, its folders."""
