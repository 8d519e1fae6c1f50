"""The forms in which an edition is taken along, beside its pages: PDF, raadsbrief, workbook, open data."""
