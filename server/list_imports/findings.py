"""What is told of an import's rows, as its row in the registry keeps it."""

from __future__ import annotations

import json
from collections.abc import Sequence

from server.registry.importing import ImportReport, RowError, wording
from server.registry.importing.report import SHOWN_ERRORS
from server.registry.models import ListImport

SHOWN_NOTES = 100
NOT_CHECKED = "查到一半停了。请重新上传这个文件。"
BROKEN_OFF = "中途停了。前面的行已经在库里，再执行一次就接着做，不会重复。"
NO_RIGHT = "您现在不能导入这张表。"


def findings_of(errors: Sequence[RowError], notes: Sequence[str] = ()) -> str:
    """Return errors and notes as they are kept: the first of them, and how many errors there are."""
    shown = [{"row": one.row, "column": one.column, "message": one.message} for one in errors[:SHOWN_ERRORS]]
    kept = {"errors": shown, "error_count": len(errors), "notes": list(notes[:SHOWN_NOTES])}
    return json.dumps(kept, ensure_ascii=False)


def findings_in(report: ImportReport) -> str:
    """Return what a report tells of the rows."""
    stands = report.added + report.changed + report.unchanged
    begun = [wording.STANDS.format(count=stands)] if report.refused and stands else []
    return findings_of(report.errors, [*begun, *report.notes])


def why_broken_off(one: ListImport) -> str:
    """Return what is told of an import whose work ended before its time."""
    return one_sentence(NOT_CHECKED if one.state == "checking" else BROKEN_OFF)


def one_sentence(sentence: str) -> str:
    """Return a finding about the file as a whole."""
    return findings_of([RowError(sentence)])
