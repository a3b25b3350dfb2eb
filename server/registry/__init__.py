"""The shared registry: who the people are, what is on offer, and what was decided."""
