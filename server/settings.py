"""All settings, from environment variables with the prefix TONGXING_ (docs/reference/settings.md)."""

from __future__ import annotations

import json
import os
import secrets
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import Field, field_validator, model_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from server.policies.training_subsidy.settings import SubsidySettings

SHORTEST_SECRET = 32
"""characters of the secret key in production"""


class MissingSecret(Exception):
    """Production was started without a secret that it needs."""


class Settings(BaseSettings):
    """The settings of one running copy; `load_settings()` reads and checks them."""

    model_config = SettingsConfigDict(env_prefix="TONGXING_", env_nested_delimiter="__")

    env: Literal["development", "production"] = "development"
    host: str = "127.0.0.1"
    port: int = 8000
    bot_port: int = 5005
    bot_url: str | None = None
    """the address of a bot that runs elsewhere; when given, none is started"""
    data_dir: Path = Path(__file__).resolve().parents[1] / "var"
    database_url: str = ""
    """SQLite in `data_dir` unless given"""
    secret_key: str = ""
    """the root of all keys: encryption, index, tokens"""
    old_secret_keys: Annotated[tuple[str, ...], NoDecode] = ()
    """secret keys of before, between commas or as a JSON list: they open what was written with them"""
    crisis_line: str = "12356"
    """the number told to people in distress; the national psychological aid line unless set"""
    office_hours: str = "周一到周五，早上9点到下午5点"
    office_days: str = "12345"
    """days of the week with staff, 1 is Monday"""
    office_opens: str = "09:00"
    office_closes: str = "17:00"
    time_zone: str = "Asia/Shanghai"
    verification_code_seconds: int = 300
    verification_code_attempts: int = 5
    retention_years: int = Field(default=3, ge=0, le=30)
    """how long claims and payments of a deleted person are kept"""
    sample_data: bool | None = None
    """load the sample catalogue into an empty database; in development unless set"""
    subsidy: SubsidySettings = SubsidySettings()
    policy_dir: Path | None = None
    """a folder of the office's own rules, beside those that are shipped"""
    voice: Literal["auto", "off"] = "auto"
    """speak and hear with what is here, or not at all"""
    recognizer: Literal["auto", "whisper", "vosk"] = "auto"
    synthesizer: Literal["auto", "kokoro", "espeak"] = "auto"
    model_dir: Path | None = None
    """the folder of the models of voice; in the user's cache unless set"""

    @field_validator("old_secret_keys", mode="before")
    @classmethod
    def _listed(cls, given: Any) -> Any:
        if not isinstance(given, str):
            return given
        if given.startswith("["):  # a key may hold a comma
            return json.loads(given)
        return tuple(filter(None, map(str.strip, given.split(","))))

    @model_validator(mode="after")
    def _fill_defaults(self) -> Settings:
        if not self.database_url:
            self.database_url = f"sqlite:///{self.data_dir.resolve()}/tongxing.db"
        if self.sample_data is None:
            self.sample_data = self.env == "development"
        if self.env != "production" and self.host not in ("127.0.0.1", "::1", "localhost"):
            self.host = "127.0.0.1"
        return self


def load_settings(**overrides: object) -> Settings:
    """Read the settings; `overrides` win over the environment.

    Raises `MissingSecret` naming the variable when production lacks one, or has one that could be guessed.
    In development a missing key is made once and kept in `data_dir`.
    """
    settings = Settings(**{k: v for k, v in overrides.items() if v is not None})  # type: ignore[arg-type]
    if settings.secret_key:
        if settings.env == "production" and len(settings.secret_key) < SHORTEST_SECRET:
            raise MissingSecret(f"TONGXING_SECRET_KEY is too short: production needs {SHORTEST_SECRET} characters")
        return settings
    if settings.env == "production":
        raise MissingSecret("production needs a secret key: set TONGXING_SECRET_KEY to a long random text")
    settings.secret_key = _development_key(settings.data_dir)
    return settings


def _development_key(data_dir: Path) -> str:
    data_dir.mkdir(parents=True, exist_ok=True, mode=0o700)
    path = data_dir / "development.key"
    try:
        with os.fdopen(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "w") as file:
            file.write(secrets.token_urlsafe(32))
    except FileExistsError:
        pass
    return path.read_text()
