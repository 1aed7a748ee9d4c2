"""Who may come in: local accounts, sessions, and the guard in front of every page."""
