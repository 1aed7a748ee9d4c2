"""The explorer: pages, the review queue and the interface for programs, over a finished ledger."""
