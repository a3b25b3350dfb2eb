"""How well and how fast the assistant hears and speaks, beside the engines as they come."""
