"""`make nlu-report`: what the model understands of sentences it has never seen, beside Rasa's stock pipeline."""
