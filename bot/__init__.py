"""What runs inside Rasa: its environment, its components, its endpoints. It knows nothing of the server."""
