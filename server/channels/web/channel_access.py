"""Who may begin conversations of a channel: the web is open to all, one that speaks for others shows its secret."""

from __future__ import annotations

import hmac
from collections.abc import Mapping

from server.conversation.messages import Channel
from server.http.problems import Problem


class ChannelAccess:
    """What opens each channel; one without a secret is off in production, and open in development."""

    def __init__(self, production: bool = False, secrets: Mapping[str, str] | None = None) -> None:
        self._production = production
        self._secrets = {channel: secret for channel, secret in (secrets or {}).items() if secret}

    def require(self, channel: Channel, shown: str | None) -> None:
        """Let the channel pass; raises `Problem` 403 where it is off here or the secret is not its own."""
        if channel == "web":
            return
        if channel not in self._secrets:
            if self._production:
                raise Problem(403, "channel_off", "这个渠道还没有开通。请用网页，或者联系工作人员。")
        elif not self._opens(channel, shown or ""):
            raise Problem(403, "channel_secret_wrong", "这个渠道的口令没有带或者不对。")

    def channel_of(self, shown: str) -> str | None:
        """Return the channel whose secret is shown, None where it is nobody's."""
        return next((channel for channel in self._secrets if self._opens(channel, shown)), None)

    def _opens(self, channel: str, shown: str) -> bool:
        return hmac.compare_digest(shown.encode(), self._secrets[channel].encode())
