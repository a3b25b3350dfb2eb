"""The tasks: each a form that gathers and an action that writes."""
