"""What a message does at this moment: its segments, whose matter it is, and whether somebody is in danger."""
