"""The engine of the conversation: one ordered list of interpreters, one task in hand."""
