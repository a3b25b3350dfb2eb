"""The decision on the training subsidy, with every rule that it looked at."""
