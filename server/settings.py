"""All settings, from environment variables with the prefix TONGXING_ (docs/reference/settings.md)."""

from __future__ import annotations

import json
import os
import secrets
from ipaddress import ip_network
from pathlib import Path
from typing import Annotated, Any, Literal, Self

from pydantic import BaseModel, Field, ValidationError, field_validator, model_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from language.numbers.personal import InvalidNumber, parse_phone_number
from server.limits.settings import DEVELOPMENT, LimitSettings
from server.office_hours import said_hours
from server.policies.training_subsidy.settings import SubsidySettings
from server.registry.services.four_eyes import FourEyes
from server.registry.services.keeping import KEEPING_DAYS
from server.secret_strength import weakness
from server.setting_names import unknown_names
from server.setting_values import Address, CrisisLine, DatabaseAddress, Days, Gateway, Port, TimeOfDay, Zone
from server.words import CRISIS_LINE
from server.wrong_settings import MissingSecret, WrongSettings, sentences_of

__all__ = ["MissingSecret", "Settings", "WrongSettings", "load_settings"]

WIDEST_NETWORK = {4: 8, 6: 7}
"""version of the address → the fewest bits that a trusted network has in common: those of 10.0.0.0/8 and fc00::/7"""
INNER_PORT = 8001
"""in production, unless set"""


class ChannelSecrets(BaseModel):
    """What a channel that speaks for others shows when it begins a conversation; a web page is everybody's own."""

    hotline: str = ""
    wechat: str = ""
    kiosk: str = ""


class Settings(BaseSettings):
    """The settings of one running copy; `load_settings()` reads and checks them."""

    model_config = SettingsConfigDict(env_prefix="TONGXING_", env_nested_delimiter="__")

    env: Literal["development", "production"] = "development"
    host: str = "127.0.0.1"
    port: Port = 8000
    trusted_proxies: str = ""
    """addresses or networks, with commas between: what they say of whom they speak for is believed"""
    inner_host: str = "127.0.0.1"
    inner_port: Port | None = None
    """where the bot's actions, readiness and figures answer; in production nowhere else, and 8001 unless set"""
    bot_port: Port = 5005
    bot_url: Address | None = None
    """the address of a bot that runs elsewhere; when given, none is started"""
    data_dir: Path = Path(__file__).resolve().parents[1] / "var"
    database_url: DatabaseAddress = ""
    """SQLite in `data_dir` unless given"""
    secret_key: str = ""
    """the root of all keys: encryption, index, tokens"""
    old_secret_keys: Annotated[tuple[str, ...], NoDecode] = ()
    """secret keys of before, between commas or as a JSON list: they open what was written with them"""
    channel_secrets: ChannelSecrets = ChannelSecrets()
    """without its secret a channel is off in production, and open in development"""
    limits: LimitSettings = LimitSettings()
    sms_gateway: Gateway = ""
    """where text messages are handed over, or none; in development they stay in the outbox unless set"""
    sms_token: str = ""
    """opens the gateway"""
    crisis_line: CrisisLine = CRISIS_LINE
    """the number told to people in distress; the national psychological aid line unless set"""
    operator: str = ""
    """the name of who runs the service, as every page says it; a sample name unless set"""
    office_contact: str = ""
    """how the office is reached outside this service, as it is said; the national hotline unless set"""
    office_hours: str = ""
    """the hours as they are said; made from days and times unless set"""
    office_days: Days = "12345"
    """days of the week with staff, 1 is Monday"""
    office_opens: TimeOfDay = "09:00"
    office_closes: TimeOfDay = "17:00"
    time_zone: Zone = "Asia/Shanghai"
    verification_code_seconds: int = Field(default=300, ge=30, le=3600)
    verification_code_attempts: int = Field(default=5, ge=1, le=20)
    verification_codes_an_hour: int = Field(default=10_000, ge=1)
    """how many the whole service sends in an hour to people who have not shown before who they are"""
    keeping_days: int = Field(default=KEEPING_DAYS, ge=1, le=3650)
    """how long what was said is kept after the last word, and what was answered after the answer"""
    retention_years: int = Field(default=3, ge=0, le=30)
    """how long claims and payments of a deleted person are kept"""
    sample_data: bool | None = None
    """load the sample catalogue into an empty database; in development unless set"""
    subsidy: SubsidySettings = SubsidySettings()
    four_eyes: FourEyes = FourEyes()
    """which two steps over money one person may do alone"""
    staff_session_minutes: int = Field(default=60, ge=1, le=24 * 60)
    """how long a sign-in of staff stands unless it is renewed"""
    staff_session_longest_hours: int = Field(default=12, ge=1, le=7 * 24)
    duty_phone: str = ""
    """the telephone that urgent cases ring at"""
    duty_minutes: int = Field(default=5, ge=1, le=24 * 60)
    """how long an urgent case may wait before it is warned of; the telephone rings again after as long"""
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
    def _are_listed(cls, given: Any) -> Any:
        if not isinstance(given, str):
            return given
        if given.startswith("["):  # a key may hold a comma
            try:
                return json.loads(given)
            except ValueError:
                raise ValueError("keys with commas between, or a list as JSON") from None
        return tuple(filter(None, map(str.strip, given.split(","))))

    @field_validator("trusted_proxies")
    @classmethod
    def _are_networks(cls, value: str) -> str:
        for one in filter(None, map(str.strip, value.split(","))):
            try:
                network = ip_network(one, strict=False)
            except ValueError:
                raise ValueError("addresses or networks with commas between, e.g. 127.0.0.1,10.0.0.0/24") from None
            if network.prefixlen < WIDEST_NETWORK[network.version]:
                raise ValueError("the addresses of your proxies, and no network from which anybody can come")
        return value

    @field_validator("duty_phone")
    @classmethod
    def _check_phone(cls, phone: str) -> str:
        try:
            return parse_phone_number(phone) if phone else ""
        except InvalidNumber:
            raise ValueError("a mobile number of eleven digits") from None

    @model_validator(mode="after")
    def _fill_defaults(self) -> Self:
        if not self.database_url:
            self.database_url = f"sqlite:///{self.data_dir.resolve()}/tongxing.db"
        if not self.office_hours.strip():
            self.office_hours = said_hours(self.office_days, self.office_opens, self.office_closes)
        if self.sample_data is None:
            self.sample_data = self.env == "development"
        if self.env == "development":
            self.limits = DEVELOPMENT.model_copy(update=self.limits.model_dump(exclude_unset=True))
        if self.env == "production" and self.inner_port is None:
            self.inner_port = INNER_PORT
        if self.env != "production" and self.host not in ("127.0.0.1", "::1", "localhost"):
            self.host = "127.0.0.1"
        return self

    @model_validator(mode="after")
    def _check_together(self) -> Self:
        if self.office_opens >= self.office_closes:
            raise ValueError("TONGXING_OFFICE_OPENS takes a time before that of TONGXING_OFFICE_CLOSES.")
        if self.inner_port is not None and self.inner_port == self.port:
            raise ValueError("TONGXING_INNER_PORT takes another port than TONGXING_PORT.")
        return self

    @property
    def gateway(self) -> str | None:
        """The address where text messages are handed over; none in development, whose outbox is read instead."""
        return None if self.env == "development" or self.sms_gateway == "none" else self.sms_gateway or None

    @property
    def sends_texts(self) -> bool:
        """Whether a text message reaches somebody: through a gateway, in development through the outbox."""
        return self.env == "development" or self.gateway is not None


def load_settings(**overrides: object) -> Settings:
    """Read the settings; `overrides` win over the environment.

    Raises `WrongSettings` with a sentence for each variable that is wrong, and in production for each that is not
    known; `MissingSecret` where the secret key is among them: missing, too short or one that can be guessed.
    In development a missing key is made once and kept in `data_dir`.
    """
    unknown = unknown_names(os.environ, Settings)
    try:
        settings = Settings(**{k: v for k, v in overrides.items() if v is not None})  # type: ignore[arg-type]
    except ValidationError as error:
        raise WrongSettings([*sentences_of(error), *unknown]) from None
    if settings.env == "production":
        _check_for_production(settings, unknown)
    _make_folder(settings.data_dir)
    settings.secret_key = settings.secret_key or _development_key(settings.data_dir)
    return settings


def _check_for_production(settings: Settings, unknown: list[str]) -> None:
    channels = {f"CHANNEL_SECRETS__{name.upper()}": secret for name, secret in settings.channel_secrets if secret}
    wrong = [_wrong_secret(f"TONGXING_{name}", secret) for name, secret in channels.items()]
    found = [sentence for sentence in (_wrong_secret("TONGXING_SECRET_KEY", settings.secret_key), *wrong) if sentence]
    if found:
        raise MissingSecret([*found, *unknown])
    if unknown:
        raise WrongSettings(unknown)


def _wrong_secret(name: str, secret: str) -> str | None:
    if not secret:
        return f"production needs a secret key: set {name} to a long random text"
    weak = weakness(secret)
    return f"{name} is {weak}" if weak else None


def _make_folder(data_dir: Path) -> None:
    try:
        data_dir.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError as error:
        reason = f"TONGXING_DATA_DIR: the folder {data_dir} cannot be made ({error.strerror})."
        raise WrongSettings([reason]) from None


def _development_key(data_dir: Path) -> str:
    path = data_dir / "development.key"
    try:
        with os.fdopen(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "w") as file:
            file.write(secrets.token_urlsafe(32))
    except FileExistsError:
        pass
    except OSError as error:
        raise WrongSettings([f"TONGXING_DATA_DIR: nothing can be kept in {data_dir} ({error.strerror})."]) from None
    return path.read_text()
