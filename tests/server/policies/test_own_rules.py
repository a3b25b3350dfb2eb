"""An office's own folder of rules beside those that are shipped."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from server.policies import PolicyFileError, use_rules, yearly_cap
from server.policies.load import PARAMETERS, current_rules, load_rules
from tests.server.policies.rule_files import documents, rule, version


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    """An office's own folder; afterwards the shipped rules are in use again."""
    yield documents(tmp_path / "office")
    use_rules(None)


def test_an_offices_own_value_replaces_the_shipped_one_from_its_day_on(folder: Path) -> None:
    rule(folder, "yearly_cap", version("5", "2027-01-01"), title="每年最多几次")
    use_rules(folder)

    values = [yearly_cap("130000", day) for day in (date(2026, 12, 31), date(2027, 1, 1))]

    assert [(one.value, one.document) for one in values] == [
        (3, load_rules().documents["hebei-2022"].name),
        (5, "《示例办法》（示例〔2024〕1号）"),
    ]
    assert yearly_cap("410000", date(2027, 1, 1)).value == 3


def test_an_offices_own_rule_may_stand_in_a_shipped_document(folder: Path) -> None:
    (folder / "documents.yaml").unlink()
    rule(folder, "own", version("{days: 5}", "2023-01-01", clause="三（一）", document="hebei-2022"), subject="own")

    found = load_rules((PARAMETERS, folder)).of("own").own("own", "130000", date(2024, 1, 1))

    assert found is not None
    assert found.value == {"days": 5}


def test_two_files_with_values_from_the_same_day_contradict_each_other(folder: Path) -> None:
    path = rule(folder, "yearly_cap", version("5", "2022-07-19"), title="每年最多几次")
    shipped = PARAMETERS / "130000" / "training_subsidy" / "yearly_cap.yaml"

    with pytest.raises(PolicyFileError) as caught:
        use_rules(folder)

    assert f"{path}, line 8: contradicts {shipped}, line " in str(caught.value)
    assert current_rules() is load_rules((PARAMETERS,))


def test_a_folder_that_is_not_there_is_refused_and_the_rules_stay(tmp_path: Path) -> None:
    with pytest.raises(PolicyFileError, match="no such folder"):
        use_rules(tmp_path / "lost")

    assert current_rules() is load_rules((PARAMETERS,))
