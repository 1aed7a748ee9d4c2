"""View models: functions from ledger rows to what a page, a file or a terminal shows. Nothing here writes or fetches.

`book.book_view` makes the whole page, `summary.summary` the end of a run; the parts (donors, commitments, conflicts)
can be made alone. All words that readers see are chosen here or in the templates; all figures come from the ledger.
"""
