"""The pages of the explorer, a module for each kind: functions from a `Visit` to an answer, and their ROUTES."""
