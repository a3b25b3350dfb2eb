"""What an answer or an aside means: what was heard, wished, felt and asked for on the way."""
