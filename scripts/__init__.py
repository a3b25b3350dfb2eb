"""What `make` does: sets up the two environments and trains the model, with the standard library alone."""
