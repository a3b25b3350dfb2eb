"""Hearing and speaking: engines behind two small protocols, voice activity, turn-taking, models."""
