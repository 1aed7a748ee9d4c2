"""The book from Python: the same names as the commands, with tables and pictures that a notebook shows."""
