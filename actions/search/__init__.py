"""What is on offer: which classes and jobs fit, and how they are spoken of."""
