"""Sifting: from archives that are too large to keep to the few pages of them that a book is made of.

Each file is one task (task.py) and leaves one part (parts.py), on this machine or on a cluster's; the parts are taken
into the book (taking.py), and what was passed over stays counted (log.py). running.py is the order of all that.
"""
