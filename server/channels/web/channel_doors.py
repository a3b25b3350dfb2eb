"""Who may begin conversations of a channel: the web is open to all, one that speaks for others shows its secret."""

from __future__ import annotations

import hmac
from collections.abc import Mapping

from server.conversation.messages import Channel
from server.http.problems import Problem


class ChannelDoors:
    """One door for each channel; without a secret it is shut in production, and open in development."""

    def __init__(self, production: bool = False, secrets: Mapping[str, str] | None = None) -> None:
        self._production = production
        self._secrets = secrets or {}

    def require(self, channel: Channel, shown: str | None) -> None:
        """Let the channel pass; raises `Problem` 403 where it is off here or the secret is not its own."""
        if channel == "web":
            return
        secret = self._secrets.get(channel, "")
        if not secret:
            if self._production:
                raise Problem(403, "channel_off", "这个渠道还没有开通。请用网页，或者联系工作人员。")
        elif not hmac.compare_digest((shown or "").encode(), secret.encode()):
            raise Problem(403, "channel_secret_wrong", "这个渠道的口令没有带或者不对。")
