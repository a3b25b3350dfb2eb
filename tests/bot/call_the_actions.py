"""Run by the bot's own Python: Rasa calls its action endpoint as the bot's settings name it; prints the answer."""

from __future__ import annotations

import asyncio
import json

from rasa.utils.endpoints import read_endpoint_config

endpoint = read_endpoint_config("bot/endpoints.yml", "action_endpoint")
assert endpoint is not None
print(json.dumps(asyncio.run(endpoint.request(json={"next_action": "action_respond"}))))
