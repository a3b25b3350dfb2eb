"""The questions that forms are made of, one a file."""
