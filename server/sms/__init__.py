"""Sending text messages: a gateway, and the one that takes to it what the registry's outbox holds."""

from server.sms.gateway import HttpGateway, NotTaken
from server.sms.sender import Sender

__all__ = ["HttpGateway", "NotTaken", "Sender"]
