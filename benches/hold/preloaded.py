"""What every server needs and none changes, imported once by the process that they are forked from."""

import server.app
import server.cli.serve
from server.startup import prepare_search

__all__ = ["server"]

prepare_search()
