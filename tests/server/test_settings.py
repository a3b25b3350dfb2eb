"""A setting that is wrong stops the start with a sentence that names it and says what it takes."""

from __future__ import annotations

import os
import secrets
from collections.abc import Callable
from pathlib import Path

import pytest

from server.settings import MissingSecret, Settings, WrongSettings, load_settings
from server.start_checks import require_what_serving_needs, setting_warnings

GOOD_KEY = secrets.token_urlsafe(48)


@pytest.fixture(autouse=True)
def nothing_set(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in [name for name in os.environ if name.upper().startswith("TONGXING_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("TONGXING_DATA_DIR", str(tmp_path / "var"))


def refused(monkeypatch: pytest.MonkeyPatch, **settings: str) -> tuple[str, ...]:
    """What is said of settings that cannot be started with."""
    for name, value in settings.items():
        monkeypatch.setenv(f"TONGXING_{name.upper()}", value)
    with pytest.raises(WrongSettings) as wrong:
        load_settings()
    return wrong.value.sentences


@pytest.mark.parametrize(
    ("name", "values", "takes"),
    [
        ("env", ["prod", ""], "development or production"),
        ("port", ["abc", "8000.5", ""], "a whole number"),
        ("port", ["0", "65536"], "a value"),
        ("inner_port", ["0", "99999"], "a value"),
        ("office_opens", ["25:00", "9:00", "09:60", "9", "早上九点", ""], "a time as HH:MM"),
        ("office_closes", ["24:01", "17.00"], "a time as HH:MM"),
        ("office_days", ["89", "0", "11", "1-5", "周一", ""], "weekdays"),
        ("time_zone", ["Mars/X", "Asia", "../Shanghai", "", "/etc/localtime"], "the name of a time zone"),
        ("crisis_line", ["", "12", "热线", "12356或110", "tel:12356"], "a telephone number"),
        ("database_url", ["mysql://x", "nonsense", "oracle://a/b"], "an address that begins with sqlite:///"),
        ("bot_url", ["10.0.0.7:5005", "ftp://x"], "an address that begins with http://"),
        ("sms_gateway", ["gateway.example", "sms", "http://"], "the address of a gateway"),
        ("retention_years", ["-1", "31"], "a value"),
        ("retention_years", ["three"], "a whole number"),
        ("verification_code_seconds", ["0", "29", "86400"], "a value"),
        ("verification_code_attempts", ["0", "21"], "a value"),
        ("sample_data", ["perhaps"], "true or false"),
        ("voice", ["on"], "auto or off"),
        ("subsidy__year_of_cap", ["school"], "calendar or rolling"),
    ],
)
def test_what_a_setting_takes_is_told(
    monkeypatch: pytest.MonkeyPatch, name: str, values: list[str], takes: str
) -> None:
    for value in values:
        told = refused(monkeypatch, **{name: value})
        assert len(told) == 1
        assert told[0].startswith(f"TONGXING_{name.upper()} takes {takes}")
        assert told[0].endswith(".")


@pytest.mark.parametrize(
    ("name", "values"),
    [
        ("office_closes", ["24:00", "09:01"]),
        ("office_days", ["1", "1234567"]),
        ("crisis_line", ["12356", "400-161-9995", "+86 371 12345678"]),
        ("time_zone", ["Asia/Urumqi", "UTC"]),
        ("database_url", ["sqlite:///a.db", "postgresql://u:p@h/d", "postgres://h/d", "postgresql+psycopg://h/d"]),
        ("sms_gateway", ["none", "https://sms.example/send"]),
    ],
)
def test_what_can_be_right_is_taken(monkeypatch: pytest.MonkeyPatch, name: str, values: list[str]) -> None:
    for value in values:
        monkeypatch.setenv(f"TONGXING_{name.upper()}", value)
        assert getattr(load_settings(), name) == value


def test_all_that_is_wrong_is_told_at_once_and_no_value_is_quoted(monkeypatch: pytest.MonkeyPatch) -> None:
    told = refused(
        monkeypatch, office_opens="25:00", office_days="89", time_zone="Mars/X",
        database_url="mysql://root:example-password@db/x", databse_url="x",
    )  # fmt: skip
    assert len(told) == 5
    assert "example-password" not in "".join(told)


def test_an_office_opens_before_it_closes(monkeypatch: pytest.MonkeyPatch) -> None:
    assert refused(monkeypatch, office_opens="18:00", office_closes="09:00") == (
        "TONGXING_OFFICE_OPENS takes a time before that of TONGXING_OFFICE_CLOSES.",
    )


def test_the_inner_port_is_another_one(monkeypatch: pytest.MonkeyPatch) -> None:
    assert refused(monkeypatch, inner_port="8000")[0].startswith("TONGXING_INNER_PORT takes another port")


def test_days_are_kept_in_their_order(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TONGXING_OFFICE_DAYS", "5312")
    assert load_settings().office_days == "1235"


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("TONGXING_DATABSE_URL", "TONGXING_DATABASE_URL"),
        ("TONGXING_OFFICE_HOUR", "TONGXING_OFFICE_HOURS"),
        ("tongxing_retention_year", "TONGXING_RETENTION_YEARS"),
        ("TONGXING_SUBSIDY__YEAR_OF_CAPS", "TONGXING_SUBSIDY__YEAR_OF_CAP"),
        ("TONGXING_TRACKER_UR", "TONGXING_TRACKER_URL"),
        ("TONGXING_WEATHER", None),
    ],
)
def test_a_name_that_is_no_setting_is_told_and_stops_production(
    monkeypatch: pytest.MonkeyPatch, name: str, meant: str | None
) -> None:
    monkeypatch.setenv(name, "calendar")
    said = f"{name} is no setting." + (f" Did you mean {meant}?" if meant else "")
    if "__" not in name:
        assert said in setting_warnings(load_settings())
    monkeypatch.setenv("TONGXING_ENV", "production")
    monkeypatch.setenv("TONGXING_SECRET_KEY", GOOD_KEY)
    with pytest.raises(WrongSettings) as wrong:
        load_settings()
    assert said in wrong.value.sentences


def test_what_the_bot_is_given_is_known(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TONGXING_TRACKER_URL", "postgresql://h/d")
    assert setting_warnings(load_settings()) == []


@pytest.mark.parametrize(
    ("key", "said"),
    [
        ("", "needs a secret key"),
        ("…", "too short"),
        ("tongxing" * 6, "too simple"),
        ("1234567890" * 4, "too simple"),
        ("abcdefghijklmnopqrstuvwxyz0123456789", "too simple"),
        ("change-me-to-a-long-random-text-please", "too simple"),
        ("CHANGE_ME_TO_A_SECRET_KEY_OF_32_CHARACTERS", "too simple"),
        ("qwertyuiopasdfghjklzxcvbnm1234567890", "too simple"),
        ("aX9-kQ" * 8, "too simple"),
    ],
)
def test_production_takes_no_key_that_is_missing_or_can_be_guessed(
    monkeypatch: pytest.MonkeyPatch, key: str, said: str
) -> None:
    monkeypatch.setenv("TONGXING_ENV", "production")
    monkeypatch.setenv("TONGXING_SECRET_KEY", key)
    with pytest.raises(MissingSecret, match=f"(?s)(?=.*TONGXING_SECRET_KEY).*{said}"):
        load_settings()


@pytest.mark.parametrize("make", [secrets.token_hex, secrets.token_urlsafe])
def test_production_takes_every_random_text(monkeypatch: pytest.MonkeyPatch, make: Callable[[int], str]) -> None:
    monkeypatch.setenv("TONGXING_ENV", "production")
    for size in (24, 32, 48):
        key = make(size)
        monkeypatch.setenv("TONGXING_SECRET_KEY", key)
        assert load_settings().secret_key == key


@pytest.mark.parametrize("everybody", ["0.0.0.0/0", "::/0", "127.0.0.1,0.0.0.0/1", "2000::/3"])
def test_a_network_from_which_anybody_can_come_is_no_proxy(monkeypatch: pytest.MonkeyPatch, everybody: str) -> None:
    [told] = refused(monkeypatch, trusted_proxies=everybody)
    assert told.startswith("TONGXING_TRUSTED_PROXIES takes the addresses of your proxies")


@pytest.mark.parametrize("proxies", ["127.0.0.1", "10.0.0.0/8,172.16.0.0/12", "fc00::/7", "104.16.0.0/13"])
def test_networks_of_proxies_are_taken(monkeypatch: pytest.MonkeyPatch, proxies: str) -> None:
    monkeypatch.setenv("TONGXING_TRUSTED_PROXIES", proxies)
    assert load_settings().trusted_proxies == proxies


def test_a_folder_that_cannot_be_made_is_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    told = refused(monkeypatch, data_dir=str(tmp_path / "file" / "var"))
    assert told[0].startswith("TONGXING_DATA_DIR: the folder ")


def production(**settings: object) -> Settings:
    given = {"secret_key": GOOD_KEY, "operator": "示例省残疾人联合会", **settings}
    return Settings(env="production", **given)  # type: ignore[arg-type]


def test_a_page_that_names_no_office_of_its_own_is_warned_of() -> None:
    [told] = setting_warnings(production(sms_gateway="https://sms.example/send", operator=""))
    assert told.startswith("TONGXING_OPERATOR is missing")


def test_production_is_not_served_before_it_is_said_how_text_messages_go_out() -> None:
    with pytest.raises(WrongSettings, match="TONGXING_SMS_GATEWAY is missing"):
        require_what_serving_needs(production())
    for gateway in ("none", "https://sms.example/send"):
        require_what_serving_needs(production(sms_gateway=gateway))


def test_without_a_gateway_on_purpose_the_start_says_what_does_not_work() -> None:
    assert not production(sms_gateway="none").sends_texts
    assert any("text messages" in said for said in setting_warnings(production(sms_gateway="none")))
    assert setting_warnings(production(sms_gateway="https://sms.example/send")) == []


@pytest.mark.parametrize(
    ("setting", "value", "said"),
    [
        ("old_secret_keys", ("abc",), "TONGXING_OLD_SECRET_KEYS holds a key that is too short"),
        ("old_secret_keys", (GOOD_KEY, "1234567890" * 4), "TONGXING_OLD_SECRET_KEYS holds a key that is too simple"),
        ("inner_host", "0.0.0.0", "TONGXING_INNER_HOST is not an address of a private network"),
        ("inner_host", "::", "TONGXING_INNER_HOST is not an address of a private network"),
        ("inner_host", "8.8.8.8", "TONGXING_INNER_HOST is not an address of a private network"),
        ("sms_gateway", "http://sms.example/send", "TONGXING_SMS_GATEWAY is an address of plain http"),
        ("sms_gateway", "http://10.0.0.9/send", "TONGXING_SMS_GATEWAY is an address of plain http"),
    ],
)
def test_what_leaves_a_door_open_is_warned_of_in_production(setting: str, value: object, said: str) -> None:
    [told] = setting_warnings(production(**{"sms_gateway": "https://sms.example/send", setting: value}))
    assert told.startswith(said)
    assert "abc" not in told


@pytest.mark.parametrize(
    ("setting", "value"),
    [
        ("old_secret_keys", (secrets.token_urlsafe(48),)),
        ("inner_host", "10.0.0.5"),
        ("inner_host", "127.0.0.1"),
        ("sms_gateway", "http://127.0.0.1:9000/send"),
        ("sms_gateway", "http://localhost/send"),
        ("sms_gateway", "http://[::1]/send"),
    ],
)
def test_what_leaves_none_open_is_not_warned_of(setting: str, value: object) -> None:
    assert setting_warnings(production(**{"sms_gateway": "https://sms.example/send", setting: value})) == []


def test_in_development_text_messages_stay_in_the_outbox_whatever_is_set() -> None:
    settings = Settings(secret_key="test", sms_gateway="https://sms.example/send")
    assert (settings.gateway, settings.sends_texts) == (None, True)


def test_hours_that_are_said_otherwise_than_they_are_kept_are_warned_of() -> None:
    settings = Settings(secret_key="test", office_hours="周一到周六，早上8点到下午6点")
    assert any("TONGXING_OFFICE_HOURS" in said for said in setting_warnings(settings))


def test_unless_given_the_hours_are_said_as_they_are_kept() -> None:
    assert Settings(secret_key="test").office_hours == "周一到周五，早上9点到下午5点"
    settings = Settings(secret_key="test", office_days="123456", office_opens="08:30", office_closes="18:00")
    assert settings.office_hours == "周一到周六，早上8点半到下午6点"


def test_production_has_an_inner_port_and_development_only_where_it_is_set() -> None:
    assert production().inner_port == 8001
    assert Settings(secret_key="test").inner_port is None
    assert Settings(secret_key="test", inner_port=8005).inner_port == 8005
