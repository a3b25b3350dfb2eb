"""What Rasa runs: one class an action or form, each a plain call into the registry."""
