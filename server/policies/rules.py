"""All known rules, to be asked by province, subject and day."""

from collections.abc import Iterator
from datetime import date

from server.policies.documents import Document
from server.policies.grounds import Citation
from server.policies.parameter import Parameter
from server.policies.values import PlanPeriod

NATIONAL = "000000"
PLAN = ("training_subsidy", "plan_period")


def province_of(area: str) -> str:
    """The province's code of any division's code (six digits)."""
    return f"{area[:2]}0000"


class Rules:
    """Every version of every rule; `documents` are those that they stand in, by short name."""

    def __init__(self, versions: dict[tuple[str, str, str], list[Parameter]], documents: dict[str, Document]) -> None:
        self._versions = versions
        self.documents = documents
        self._subjects: dict[str, SubjectRules] = {}
        self._pages: dict[Citation, str] | None = None

    def of(self, subject: str) -> "SubjectRules":
        """The rules on one subject."""
        if subject not in self._subjects:
            found = {(province, name): ones for (province, of, name), ones in self._versions.items() if of == subject}
            self._subjects[subject] = SubjectRules(found)
        return self._subjects[subject]

    def on(self, day: date, province: str | None = None) -> Iterator[Parameter]:
        """Every rule as it is on a day, the last known value where its time is over; of one province, or of all."""
        for (of, _, _), versions in self._versions.items():
            if province is None or of == province_of(province):
                begun = [one for one in versions if one.valid_from <= day]
                if begun:
                    yield begun[-1]

    def get(self, rule_id: str) -> list[Parameter]:
        """Every version of the rule of an id, oldest first; none for an unknown id."""
        parts = rule_id.split(".")
        return self._versions.get((parts[0], parts[1], parts[2]), []) if len(parts) == 3 else []

    def in_force(self, rule_id: str, day: date) -> Parameter | None:
        """The rule of an id as it is on a day, None where there is none yet."""
        return next((one for one in reversed(self.get(rule_id)) if one.valid_from <= day), None)

    def page_of(self, citation: Citation) -> str | None:
        """The address of the page of the rule that a citation names, on this server."""
        if self._pages is None:
            self._pages = {
                Citation(one.document, one.clause, one.title): f"/policies/{one.id}"
                for versions in self._versions.values()
                for one in versions
            }
        return self._pages.get(citation)

    def plan_over(self, parameter: Parameter, today: date) -> bool:
        """Whether what a rule states has ended by the document's own words, with no newer value loaded."""
        ends = self.end_of(parameter, today)
        return ends is not None and today > ends

    def end_of(self, parameter: Parameter, today: date) -> date | None:
        """The last day that the document gives for a rule, or for all of its plan; None where it gives neither."""
        if parameter.ends is not None:
            return parameter.ends
        plan = self.of(PLAN[0]).own(PLAN[1], parameter.province, today)
        if plan is None or plan.source is not parameter.source:
            return None
        period: PlanPeriod = plan.value
        return period.last_day


class SubjectRules:
    """The rules on one subject, by province and name, each list oldest first."""

    def __init__(self, versions: dict[tuple[str, str], list[Parameter]]) -> None:
        self._versions = versions
        self._known: dict[tuple[str, str], list[Parameter]] = {}

    def find(self, name: str, province: str, on: date) -> Parameter | None:
        """The rule of a day: the province's own, or else the nation's; None on a day before any.

        A rule whose time is over is still found, as the last known one, until a successor is loaded.
        """
        for parameter in self._newest_first(name, province):
            if parameter.valid_from <= on:
                return parameter
        return None

    def _newest_first(self, name: str, province: str) -> list[Parameter]:
        known = self._known.get((name, province))
        if known is None:
            areas = (province_of(province), NATIONAL)
            known = [one for area in areas for one in reversed(self._versions.get((area, name), []))]
            self._known[name, province] = known
        return known

    def own(self, name: str, province: str, on: date) -> Parameter | None:
        """The rule of a day if the province has one of its own."""
        found = self.find(name, province, on)
        return found if found and found.province == province_of(province) else None

    def starts(self, name: str, province: str, *, own_only: bool = False) -> set[date]:
        """The days on which a rule may change in a province; with `own_only` those of its own versions."""
        areas = (province_of(province),) if own_only else (province_of(province), NATIONAL)
        return {parameter.valid_from for area in areas for parameter in self._versions.get((area, name), [])}
