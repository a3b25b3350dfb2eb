"""Training bases."""

from __future__ import annotations

from typing import Annotated, Literal

from fastapi import Depends, Query

from server.registry.models import TrainingBase, TrainingClass
from server.registry.services import changed_classes
from server.staff import rows
from server.staff.desk import Desk, allowed
from server.staff.facts import BaseFacts
from server.staff.fields import Code, DivisionCode, Line, LongLine, Strict
from server.staff.paging import Listing, Page
from server.staff.routing import resource_router

router = resource_router("bases")
Reader = Annotated[Desk, Depends(allowed("read", "bases"))]
Writer = Annotated[Desk, Depends(allowed("write", "bases"))]

Level = Literal["国家级", "省级", "市级", "县级"]


class BaseRow(BaseFacts):
    """A training base."""

    id: int
    code: str
    name: str
    division_code: str
    address: str
    phone: str | None
    level: str
    step_free: bool
    sample: bool


class Bases(Listing):
    code: Code | None = None
    name: Line | None = None
    division_code: DivisionCode | None = None
    level: Level | None = None
    step_free: bool | None = None
    sample: bool | None = None


class NewBase(BaseFacts, Strict):
    code: Code
    name: Line
    division_code: DivisionCode
    address: LongLine
    phone: Code | None = None
    level: Level = "市级"
    step_free: bool = False


class BaseChange(BaseFacts, Strict):
    """What changes; what is null stays."""

    name: Line | None = None
    address: LongLine | None = None
    phone: Code | None = None
    level: Level | None = None
    step_free: bool | None = None


@router.get("")
def list_bases(desk: Reader, wanted: Annotated[Bases, Query()]) -> Page[BaseRow]:
    """Training bases of the area."""
    with desk.read() as session:
        return rows.page(session, desk, TrainingBase, wanted, BaseRow)


@router.get("/{base_id}")
def read_base(base_id: int, desk: Reader) -> BaseRow:
    """One training base."""
    with desk.read() as session:
        return BaseRow.model_validate(rows.find(session, desk, TrainingBase, base_id), from_attributes=True)


@router.post("", status_code=201)
def add_base(new: NewBase, desk: Writer) -> BaseRow:
    """Add a training base."""
    with desk.write() as session:
        rows.require_division(session, desk, new.division_code)
        base = rows.add(session, desk, "base", TrainingBase(**new.model_dump()))
        return BaseRow.model_validate(base, from_attributes=True)


@router.patch("/{base_id}")
def change_base(base_id: int, changes: BaseChange, desk: Writer) -> BaseRow:
    """Change a training base."""
    with desk.write() as session:
        base = rows.find(session, desk, TrainingBase, base_id, lock=True)
        before = changed_classes.all_as_told(session, TrainingClass.base_id == base.id)
        rows.change(session, desk, "base", base, changes)
        for training_class, told in before.items():
            changed_classes.tell_of_a_shift(session, training_class, told)
        return BaseRow.model_validate(base, from_attributes=True)
