"""The policies' parameters, read once from dated files."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from itertools import pairwise
from pathlib import Path

from pydantic import ValidationError

from server.policies.documents import Document, load_documents
from server.policies.parameter import Parameter, ParameterFile, Version
from server.policies.rules import Rules
from server.policies.values import shape_of
from server.policies.yaml_lines import PolicyFileError, line_of, read

__all__ = ["PARAMETERS", "Parameter", "PolicyFileError", "Rules", "current_rules", "load_rules", "use_rules"]

PARAMETERS = Path(__file__).parent / "parameters"
_roots: list[Path] = [PARAMETERS]


@dataclass(frozen=True)
class Written:
    """A value and the place that it is written at."""

    path: Path
    line: int
    parameter: Parameter


def use_rules(folder: Path | None) -> None:
    """Use the rules that are shipped, and beside them an office's own where it has a folder of them.

    Raises PolicyFileError for a bad file or a folder that is not there.
    """
    if folder is not None and not folder.is_dir():
        raise PolicyFileError(folder, 1, "there is no such folder")
    roots = [PARAMETERS, *([folder] if folder else [])]
    load_rules(tuple(roots))
    _roots[:] = roots


def current_rules() -> Rules:
    """The rules in use: those that are shipped, with those of `use_rules`."""
    return load_rules(tuple(_roots))


@cache
def load_rules(roots: tuple[Path, ...] = (PARAMETERS,)) -> Rules:
    """Every parameter file `<root>/<province>/<subject>/<name>.yaml` of each root.

    A value without an end that stands in one root holds until a later root has a newer one.
    Raises PolicyFileError, naming file and line, for a file of another shape, a value of another shape, a document or
    a clause that is not known, times that overlap or leave a gap, and rules that contradict each other.
    """
    documents = load_documents(roots)
    written: dict[tuple[str, str, str], list[Written]] = defaultdict(list)
    for path in (path for root in roots for path in sorted(root.glob("*/*/*.yaml"))):
        province, subject = path.parts[-3:-1]
        written[province, subject, path.stem].extend(_versions(path, documents))
    if not written:
        raise PolicyFileError(roots[0], 1, "there is no parameter file")
    for values in written.values():
        values.sort(key=lambda one: one.parameter.valid_from)
        _check_times(values)
    _check_titles(written)
    _check_entitlement(written)
    return Rules({key: [one.parameter for one in values] for key, values in written.items()}, documents)


def _versions(path: Path, documents: dict[str, Document]) -> Iterator[Written]:
    province, subject = path.parts[-3:-1]
    file, node = read(path, ParameterFile)
    for index, version in enumerate(file.versions):
        try:
            value = shape_of(subject, path.stem).validate_python(version.value)
        except ValidationError as error:
            first = error.errors()[0]
            line = line_of(node, ("versions", index, "value", *first["loc"]))
            where = ".".join(map(str, ("value", *first["loc"])))
            raise PolicyFileError(path, line, f"{where}: {first['msg']}") from error
        if version.valid_to and version.valid_to < version.valid_from:
            line = line_of(node, ("versions", index, "valid_to"))
            raise PolicyFileError(path, line, "valid_to lies before valid_from")
        source = _source(path, line_of(node, ("versions", index, "document")), version, documents)
        if version.clause not in source.clauses:
            line = line_of(node, ("versions", index, "clause"))
            raise PolicyFileError(path, line, f"{version.document} has no clause {version.clause}")
        parameter = Parameter(
            id=f"{province}.{subject}.{path.stem}",
            province=province,
            subject=subject,
            title=file.title,
            for_whom=file.for_whom,
            rows=file.rows,
            asked=file.asked,
            example=file.example,
            value=value,
            valid_from=version.valid_from,
            valid_to=version.valid_to,
            ends=version.ends,
            source=source,
            clause=version.clause,
            confidence=version.confidence,
            summary=version.summary,
            more=version.more,
        )
        yield Written(path, line_of(node, ("versions", index, "valid_from")), parameter)


def _source(path: Path, line: int, version: Version, documents: dict[str, Document]) -> Document:
    if version.document not in documents:
        raise PolicyFileError(path, line, f"{version.document} is no document; known are {', '.join(documents)}")
    return documents[version.document]


def _check_times(values: list[Written]) -> None:
    for before, after in pairwise(values):
        start, end = after.parameter.valid_from, before.parameter.valid_to
        same_file = before.path == after.path
        if start == before.parameter.valid_from and not same_file:
            where = f"{before.path}, line {before.line}"
            raise PolicyFileError(after.path, after.line, f"contradicts {where}: two values from the same day")
        if (end is None and same_file) or (end is not None and start <= end):
            raise PolicyFileError(
                after.path, after.line, f"overlaps the value before it, which ends {end or 'never'}"
            )
        if end is not None and start > end + timedelta(days=1):
            raise PolicyFileError(after.path, after.line, f"leaves a gap after {end}")


def _check_titles(written: dict[tuple[str, str, str], list[Written]]) -> None:
    """Two rules of a province that people could not tell apart would be cited for each other."""
    seen: dict[tuple[str, str], Written] = {}
    for (province, _, _), values in written.items():
        other = seen.setdefault((province, values[0].parameter.title), values[0])
        if other is not values[0]:
            raise PolicyFileError(values[0].path, 1, f"{other.path} has the same title")


def _check_entitlement(written: dict[tuple[str, str, str], list[Written]]) -> None:
    """No subsidy contradicts a rule that begins in its time and says how often, or for what, it is paid."""
    for province in {province for province, _, _ in written}:
        entitlement, *details = (
            written.get((province, "training_subsidy", name), [])
            for name in ("entitlement", "yearly_cap", "competition_training")
        )
        for none in (one for one in entitlement if one.parameter.value is False):
            last = none.parameter.valid_to or date.max
            for detail in (one for values in details for one in values):
                if none.parameter.valid_from <= detail.parameter.valid_from <= last:
                    what = f"contradicts {none.path}, line {none.line}: there is no subsidy then"
                    raise PolicyFileError(detail.path, detail.line, what)
