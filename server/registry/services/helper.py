"""Acting for another person: who helps, and what they are to the person."""

from __future__ import annotations

from dataclasses import dataclass

RELATIONS = (
    "son", "daughter", "mother", "father", "husband", "wife", "sibling", "grandparent", "grandchild", "relative",
    "guardian", "friend", "neighbour", "teacher", "social_worker", "other",
)  # fmt: skip
LONGEST_NAME = 40


@dataclass(frozen=True)
class Helper:
    """Who speaks for the person; `relation` is one of `RELATIONS`, read as "the person's son"."""

    name: str
    relation: str

    def __post_init__(self) -> None:
        """Raise `ValueError` for an unknown relation and for a name that is empty or too long."""
        if self.relation not in RELATIONS:
            raise ValueError(f"no relation {self.relation}")
        if not 0 < len(self.name.strip()) <= LONGEST_NAME:
            raise ValueError("a helper has a name")


def columns(helper: Helper | None) -> dict[str, str | None]:
    """Return the columns of a record that was made with or without a helper."""
    return {
        "helper_name": helper.name.strip() if helper else None,
        "helper_relation": helper.relation if helper else None,
    }


def noted(helper: Helper | None) -> dict[str, str]:
    """Return what the audit says of a helper: the relation; the name, a personal fact, is on the record alone."""
    return {"helper": helper.relation} if helper else {}
