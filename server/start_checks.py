"""What an operator is told before the first request: what stops the start, and what works less than it looks."""

from __future__ import annotations

import os
from ipaddress import ip_address
from urllib.parse import urlsplit

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from server.office_hours import contradicts
from server.registry.models import Course
from server.registry.services.staffing import somebody_answers, unanswered_places
from server.secret_strength import weakness
from server.setting_names import unknown_names
from server.settings import Settings, WrongSettings


def require_what_serving_needs(settings: Settings) -> None:
    """Raise `WrongSettings` where the settings are right and the service would promise what it cannot do."""
    if settings.env == "production" and not settings.sms_gateway:
        raise WrongSettings(
            [
                "TONGXING_SMS_GATEWAY is missing: production needs the address of a gateway for text messages. "
                "Set it to none where there is none: then nobody can prove by telephone who they are."
            ]
        )


def setting_warnings(settings: Settings) -> list[str]:
    """Return a sentence for each setting that can be started with and is hardly meant so."""
    told = unknown_names(os.environ, Settings)
    if contradicts(settings.office_hours, settings.office_days, settings.office_opens, settings.office_closes):
        told.append(
            "TONGXING_OFFICE_HOURS says other hours than TONGXING_OFFICE_DAYS, TONGXING_OFFICE_OPENS and "
            "TONGXING_OFFICE_CLOSES. Leave it out, and the sentence is made from them."
        )
    if settings.env == "production":
        told += _production_warnings(settings)
    if not settings.sends_texts:
        told.append("No text messages are sent: people who need a code are told to ask the office.")
    return told


def _production_warnings(settings: Settings) -> list[str]:
    told = [] if settings.operator else ["TONGXING_OPERATOR is missing: every page names a sample office."]
    told += [
        f"TONGXING_OLD_SECRET_KEYS holds a key that is {weak}. Run tongxing keys rotate soon, and take it out."
        for weak in sorted(set(filter(None, map(weakness, settings.old_secret_keys))))
    ]
    if _is_open_to_others(settings.inner_host):
        told.append(
            "TONGXING_INNER_HOST is not an address of a private network: readiness, figures and the bot's actions "
            "answer whoever reaches the port. Name the one address that the bot or the monitoring needs."
        )
    gateway = urlsplit(settings.gateway or "")
    if gateway.scheme == "http" and not _is_here(gateway.hostname or ""):
        told.append(
            "TONGXING_SMS_GATEWAY is an address of plain http on another machine: telephone numbers, codes and the "
            "token can be read on the way. Use https."
        )
    return told


def _is_open_to_others(host: str) -> bool:
    try:
        address = ip_address(host)
    except ValueError:  # a name
        return False
    return address.is_unspecified or address.is_global


def _is_here(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def registry_warnings(session: Session, settings: Settings) -> list[str]:
    """Return a sentence for each thing that is missing in the registry for real people."""
    if settings.env != "production":
        return []
    told = []
    if not somebody_answers(session, None):
        told.append("No member of staff has an account: nobody answers what is passed on, and people are told so.")
    elif places := unanswered_places(session):
        told.append(
            f"Nobody answers what is passed on from {'、'.join(places)}: people there are told so. "
            "Give a member of staff an area that covers them."
        )
    if not session.scalar(select(func.count(Course.id))):
        told.append("There are no courses: import the office's own lists with tongxing import.")
    return told
