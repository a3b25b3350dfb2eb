"""Logs: one line an event, codes and times only, never what a person said."""

from __future__ import annotations

import logging
import sys

import structlog

from server.settings import Settings


def configure_logs(settings: Settings) -> None:
    """Write JSON lines in production, short lines for people in development."""
    renderer = (
        structlog.processors.JSONRenderer()
        if settings.env == "production"
        else structlog.dev.ConsoleRenderer(colors=sys.stderr.isatty())
    )
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            renderer,
        ],
        wrapper_class=structlog.make_filtering_bound_logger(
            logging.INFO if settings.env == "production" else logging.WARNING
        ),
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
    )
