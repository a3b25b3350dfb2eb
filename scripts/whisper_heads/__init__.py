"""Makes the head that reads spoken digits from Whisper's encoder: README.md."""
