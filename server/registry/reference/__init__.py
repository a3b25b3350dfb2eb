"""Data that ships with the project: the divisions of the two provinces, the questions on how somebody works best."""
