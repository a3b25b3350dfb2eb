"""What runs inside Rasa: its environment, its components, its endpoints; of ours it knows the shared readings."""
