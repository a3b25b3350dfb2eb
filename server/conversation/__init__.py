"""One turn from any channel: the session, the bot, and the answer."""
