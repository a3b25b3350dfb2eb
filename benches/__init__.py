"""What the service costs and what it withstands: `make bench` (a start, turns, claims, memory, statements)."""
