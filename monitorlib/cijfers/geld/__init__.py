"""Money: why expenditure changed, what is committed, what was budgeted, what gemeenten settle; to the cent."""
