"""Benches of what the service holds against."""
