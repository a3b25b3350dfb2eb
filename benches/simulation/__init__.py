"""A simulated person talks with the real service, as clients do: `make simulate`."""
