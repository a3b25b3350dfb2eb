"""What staff are told when an import cannot be taken in, written or given up."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from server.registry.services import list_imports
from server.staff.problems import StaffProblem, step_not_possible

SAID: dict[str, tuple[str, str]] = {
    "checking": ("import_not_checked", "这个文件还没有查完。请过一会儿再看。"),
    "running": ("import_running", "这个文件正在导入。请等它做完。"),
    "done": ("import_ended", "这个文件已经导入过了。"),
    "refused": ("import_ended", "这个文件有要改的地方，没有导入。请改好再上传。"),
    "discarded": ("import_ended", "这次导入已经放弃，文件已经删除。请重新上传。"),
    "broken_off": ("import_not_checked", "这个文件没有查完。请重新上传。"),
}
"""by the state: its code, and the sentence"""


@contextmanager
def told() -> Iterator[None]:
    """Turn what the registry refuses about an import into problems."""
    try:
        yield
    except list_imports.StepNotPossible as error:
        raise (StaffProblem(409, *SAID[error.state]) if error.state in SAID else step_not_possible()) from error
    except list_imports.OtherPreview as error:
        raise StaffProblem(409, "other_preview", "您看过的预览和这次导入不一样。请先重新看预览，再执行。") from error
    except list_imports.TooManyOpen as error:
        said = f"您有 {list_imports.OPEN_AT_MOST} 次导入还没有做完。请先执行或放弃。"
        raise StaffProblem(409, "too_many_imports", said) from error
