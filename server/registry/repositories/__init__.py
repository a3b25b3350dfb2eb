"""All queries, one subject a file."""
