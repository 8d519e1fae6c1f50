"""Any series carried on: its methods, the back test that weighs them, and how sure the outcome is."""
