"""Chapters done on a Dask cluster: workers need this library and the shared storage, nothing else."""
