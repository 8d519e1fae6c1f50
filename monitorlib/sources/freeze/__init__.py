"""Sources frozen as Parquet with their hashes, and the index of what was frozen."""
