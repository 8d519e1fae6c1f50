"""The sheets: what a chapter shows that is more than one table or figure: indicators, summary, account, calendar."""
