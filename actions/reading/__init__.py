"""Reading plain answers: small pure functions from what was said to what it means, or None."""
