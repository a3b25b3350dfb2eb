"""Courses: what can be learned, in whatever place."""

from __future__ import annotations

from typing import Annotated, Literal

from fastapi import Depends, Query
from pydantic import Field

from server.registry.models import Course
from server.staff import rights, rows
from server.staff.desk import Desk, allowed
from server.staff.facts import CourseFacts, check_ages
from server.staff.fields import (
    Categories,
    CertificateKind,
    Code,
    Count,
    Line,
    OccupationCode,
    Paragraph,
    SkillLevel,
    Strict,
    Yuan,
)
from server.staff.paging import Listing, Page
from server.staff.problems import outside_area
from server.staff.routing import resource_router

router = resource_router("courses")
Reader = Annotated[Desk, Depends(allowed("read", "courses"))]
Writer = Annotated[Desk, Depends(allowed("write", "courses"))]

Kind = Literal["就业技能", "岗位技能提升", "创业创新", "中高技能"]


class CourseRow(CourseFacts):
    """A course."""

    id: int
    code: str
    name: str
    occupation_code: str
    kind: str
    skill_level: int | None
    certificate_kind: str
    hours: int
    fee_yuan: int
    for_categories: list[int]
    description: str
    sample: bool


class Courses(Listing):
    code: Code | None = None
    name: Line | None = None
    occupation_code: OccupationCode | None = None
    kind: Kind | None = None
    skill_level: SkillLevel | None = None
    certificate_kind: CertificateKind | None = None
    sample: bool | None = None


class NewCourse(CourseFacts, Strict):
    code: Code
    name: Line
    occupation_code: OccupationCode
    kind: Kind
    skill_level: SkillLevel | None = None
    certificate_kind: CertificateKind
    hours: Count
    fee_yuan: Yuan = 0
    for_categories: Categories = Field(default_factory=list)
    description: Paragraph = ""


class CourseChange(CourseFacts, Strict):
    """What changes; what is null stays."""

    name: Line | None = None
    hours: Count | None = None
    fee_yuan: Yuan | None = None
    for_categories: Categories | None = None
    description: Paragraph | None = None


@router.get("")
def list_courses(desk: Reader, wanted: Annotated[Courses, Query()]) -> Page[CourseRow]:
    """Courses; they belong to no place."""
    with desk.read() as session:
        return rows.page(session, desk, Course, wanted, CourseRow)


@router.get("/{course_id}")
def read_course(course_id: int, desk: Reader) -> CourseRow:
    """One course."""
    with desk.read() as session:
        return CourseRow.model_validate(rows.find(session, desk, Course, course_id), from_attributes=True)


@router.post("", status_code=201)
def add_course(new: NewCourse, desk: Writer) -> CourseRow:
    """Add a course."""
    with desk.write() as session:
        rows.require_occupation(session, new.occupation_code)
        course = Course(**new.model_dump(), owner_area=desk.areas[0])
        check_ages(course)
        rows.add(session, desk, "course", course)
        return CourseRow.model_validate(course, from_attributes=True)


@router.patch("/{course_id}")
def change_course(course_id: int, changes: CourseChange, desk: Writer) -> CourseRow:
    """Change a course of the own area: others hold classes of it as it is."""
    with desk.write() as session:
        course = rows.find(session, desk, Course, course_id, lock=True)
        if not rights.owns_course(session, desk.areas, course):
            raise outside_area()
        rows.change(session, desk, "course", course, changes)
        check_ages(course)
        return CourseRow.model_validate(course, from_attributes=True)
