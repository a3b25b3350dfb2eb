"""A conversation by voice, from any channel: audio and text in, events and audio out."""
