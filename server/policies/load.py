"""The policies' parameters, read once from dated files."""

from datetime import date, timedelta
from functools import cache
from pathlib import Path

from pydantic import ValidationError

from server.policies.parameter import VALUES, Parameter, ParameterFile
from server.policies.yaml_lines import PolicyFileError, line_of, read

__all__ = ["NATIONAL", "Parameter", "PolicyFileError", "Rules", "load_rules", "province_of", "yearly_cap"]

PARAMETERS = Path(__file__).parent / "parameters"
SUBSIDY = "training_subsidy"
NATIONAL = "000000"


class Rules:
    """All known values of the training-subsidy rules, by province and name, each list oldest first."""

    def __init__(self, versions: dict[tuple[str, str], list[Parameter]]) -> None:
        self._versions = versions

    def find(self, name: str, province: str, on: date) -> Parameter | None:
        """The rule of a day: the province's own, or else the nation's; None on a day before any.

        A rule whose time is over is still found, as the last known one, until a successor is loaded.
        """
        for area in (province_of(province), NATIONAL):
            for parameter in reversed(self._versions.get((area, name), [])):
                if parameter.valid_from <= on:
                    return parameter
        return None

    def own(self, name: str, province: str, on: date) -> Parameter | None:
        """The rule of a day if the province has one of its own."""
        found = self.find(name, province, on)
        return found if found and found.province == province_of(province) else None

    def starts(self, name: str, province: str) -> set[date]:
        """The days on which a rule may change in a province."""
        areas = (province_of(province), NATIONAL)
        return {parameter.valid_from for area in areas for parameter in self._versions.get((area, name), [])}


def province_of(area: str) -> str:
    """The province's code of any division's code (six digits)."""
    return f"{area[:2]}0000"


@cache
def load_rules(root: Path = PARAMETERS) -> Rules:
    """Every parameter file under `<root>/<province>/training_subsidy/`.

    Raises PolicyFileError, naming file and line, for a file of another shape, an unknown name, a value of
    another shape, and for times that overlap or leave a gap.
    """
    files = sorted(root.glob(f"*/{SUBSIDY}/*.yaml"))
    if not files:
        raise PolicyFileError(root, 1, "there is no parameter file")
    return Rules({(path.parts[-3], path.stem): _versions(path) for path in files})


def yearly_cap(province: str, on: date) -> Parameter:
    """How many times a year the subsidy can be had in a province, by the rule of that day.

    Raises LookupError for a day before any known rule.
    """
    found = load_rules().find("yearly_cap", province, on)
    if found is None:
        raise LookupError(f"no yearly cap is known for {province} on {on}")
    return found


def _versions(path: Path) -> list[Parameter]:
    name, province = path.stem, path.parts[-3]
    if name not in VALUES:
        raise PolicyFileError(path, 1, f"{name} is no parameter; known are {', '.join(VALUES)}")
    file, node = read(path, ParameterFile)
    found: list[Parameter] = []
    for index, version in enumerate(file.versions):
        try:
            value = VALUES[name].validate_python(version.value)
        except ValidationError as error:
            first = error.errors()[0]
            line = line_of(node, ("versions", index, "value", *first["loc"]))
            raise PolicyFileError(path, line, f"value: {first['msg']}") from error
        _check_time(path, line_of(node, ("versions", index, "valid_from")), version.valid_from, found)
        if version.valid_to and version.valid_to < version.valid_from:
            line = line_of(node, ("versions", index, "valid_to"))
            raise PolicyFileError(path, line, "valid_to lies before valid_from")
        found.append(
            Parameter(
                id=f"{province}.{SUBSIDY}.{name}",
                province=province,
                title=file.title,
                value=value,
                valid_from=version.valid_from,
                valid_to=version.valid_to,
                document=version.document.name,
                clause=version.clause,
                confidence=version.confidence,
                summary=version.summary,
            )
        )
    return found


def _check_time(path: Path, line: int, start: date, earlier: list[Parameter]) -> None:
    if not earlier:
        return
    end = earlier[-1].valid_to
    if end is None or start <= end:
        raise PolicyFileError(path, line, f"overlaps the value before it, which ends {end or 'never'}")
    if start > end + timedelta(days=1):
        raise PolicyFileError(path, line, f"leaves a gap after {end}")
