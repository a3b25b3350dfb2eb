"""The original documents: their text out of a file, and the text of each clause."""
