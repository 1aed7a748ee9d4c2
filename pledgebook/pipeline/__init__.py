"""The order of the stages: what runs over a book, what is kept between runs, what is counted.

Row by row: parse -> screen -> extract -> link, a pure function of one capture (`reading`), cached by batch (`cache`).
Set-wise: reconcile -> value -> check -> ledger, over all that was read (`run`).

Its modules are imported one by one: whoever reads a text waits for no database.
"""
