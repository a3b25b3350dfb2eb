"""What stands before the one line of JSON that a parsing process prints, since Rasa prints lines of its own."""

MARK = "parsed: "
