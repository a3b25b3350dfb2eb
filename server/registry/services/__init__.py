"""All rules of a write. Services take a session and never commit: the caller's transaction does."""
