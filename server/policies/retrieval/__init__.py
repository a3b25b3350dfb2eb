"""The search over the rules: which one answers a question, and when none does."""
