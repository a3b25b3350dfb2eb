"""What every page shares: the tokens and components of the design, and the frame that they stand in."""

from __future__ import annotations

from pathlib import Path

from fastapi import FastAPI
from fastapi.staticfiles import StaticFiles
from fastapi.templating import Jinja2Templates

_HERE = Path(__file__).parent


def install(app: FastAPI) -> None:
    """Serve the style sheets and the mark under /design-static."""
    app.mount("/design-static", StaticFiles(directory=_HERE / "static"), name="design-static")


def page_templates(own: Path) -> Jinja2Templates:
    """Return the templates of a folder of pages, which may use the shared components and the shared frame."""
    return Jinja2Templates(directory=[own, _HERE / "templates"])
