"""Where packages come from: uv is told the same index, certificate and proxy that pip is set up with.

Many machines in China reach a mirror of the package index alone, and name it to pip only.
"""

from __future__ import annotations

import configparser
import os
from collections.abc import Iterator, Mapping
from pathlib import Path

UV_NAMES = {"index-url": "UV_DEFAULT_INDEX", "trusted-host": "UV_INSECURE_HOST", "cert": "SSL_CERT_FILE"}
DOWNLOAD_SECONDS = "180"
SYSTEM_CERTIFICATES = Path("/etc/ssl/certs/ca-certificates.crt")


def pip_config_files(environ: Mapping[str, str]) -> Iterator[Path]:
    """Yield pip's configuration files, the weakest first."""
    home = Path(environ.get("HOME") or Path.home())
    yield Path("/etc/pip.conf")
    yield home / ".pip" / "pip.conf"
    yield Path(environ.get("XDG_CONFIG_HOME") or home / ".config") / "pip" / "pip.conf"
    if "PIP_CONFIG_FILE" in environ:
        yield Path(environ["PIP_CONFIG_FILE"])


def pip_settings(environ: Mapping[str, str]) -> dict[str, str]:
    """Return pip's own settings of those that uv needs, by pip's names."""
    config = configparser.RawConfigParser()
    config.read(pip_config_files(environ), encoding="utf-8")
    found: dict[str, str] = {}
    for name in UV_NAMES:
        for section in ("global", "install"):
            if config.has_option(section, name):
                found[name] = config.get(section, name).strip()
        found[name] = environ.get(f"PIP_{name.replace('-', '_').upper()}") or found.get(name, "")
    return {name: value for name, value in found.items() if value}


def uv_environment(environ: Mapping[str, str] = os.environ) -> dict[str, str]:
    """Return the variables to add for uv; what is set for uv itself is left alone."""
    wanted = {UV_NAMES[name]: value for name, value in pip_settings(environ).items()}
    wanted |= {"UV_HTTP_TIMEOUT": DOWNLOAD_SECONDS, "UV_NO_PROGRESS": "1"}
    if SYSTEM_CERTIFICATES.exists():
        wanted["UV_SYSTEM_CERTS"] = "1"  # an office's own authority lies there, and not in uv
    return {name: value for name, value in wanted.items() if name not in environ}
