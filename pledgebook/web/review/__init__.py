"""The review queue in the browser: what waits for a decision, what it would change, and the decisions."""
