"""The review queue: what waits for a decision, what each decision would change, and whether somebody was first."""
