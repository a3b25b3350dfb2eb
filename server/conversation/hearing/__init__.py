"""What a recogniser heard, put into the words that were meant: docs/decisions/0018-mended-by-sound.md."""

from server.conversation.hearing.completeness import Completeness
from server.conversation.hearing.heard import Heard, Mended
from server.conversation.hearing.mend import Mending
from server.conversation.hearing.numbers import is_valid, read_number

__all__ = ["Completeness", "Heard", "Mended", "Mending", "is_valid", "read_number"]
