"""Who wants no calls, in the words of people who can hear, too."""
