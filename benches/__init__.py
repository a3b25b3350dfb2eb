"""What the service costs and what it withstands: `make bench` (turns, claims at once, memory)."""
