"""Sources: what may be delivered (declared), how it is read and validated, and how it is frozen."""
