"""Data that ships with the project: the administrative divisions of the two provinces."""
