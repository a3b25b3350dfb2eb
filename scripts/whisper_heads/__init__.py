"""Makes the heads that read digits and sounds from Whisper's encoder: README.md."""
