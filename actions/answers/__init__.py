"""What is said of the records: classes, jobs, claims, policies."""
