"""Jobs on offer."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from fastapi import Depends, Query
from pydantic import BaseModel, Field

from server.registry.models import Job
from server.staff import rows
from server.staff.desk import Desk, allowed
from server.staff.facts import JobFacts, check_ages
from server.staff.fields import (
    Categories,
    Code,
    Count,
    Day,
    DivisionCode,
    Line,
    OccupationCode,
    Paragraph,
    Strict,
    Yuan,
)
from server.staff.paging import Listing, Page
from server.staff.problems import invalid_field
from server.staff.routing import resource_router

router = resource_router("jobs")
Reader = Annotated[Desk, Depends(allowed("read", "jobs"))]
Writer = Annotated[Desk, Depends(allowed("write", "jobs"))]

WorkMode = Literal["居家", "全职", "兼职", "灵活"]
Status = Literal["open", "closed"]
Accommodations = Annotated[list[Code], Field(max_length=20)]


class Contact(BaseModel):
    """Whom to reach at the employer's; besides those whose work needs it, it is shown to who was referred there."""

    contact_name: Code | None = None
    contact_phone: Code | None = None


class JobRow(JobFacts):
    """A job; salaries are yuan a month."""

    id: int
    code: str
    title: str
    employer: str
    occupation_code: str
    division_code: str
    work_mode: str
    salary_min_yuan: int
    salary_max_yuan: int
    for_categories: list[int]
    accommodations: list[str]
    vacancies: int
    open_until: date
    status: str
    description: str
    sample: bool


class JobDetail(JobRow, Contact):
    """A job with whom to reach about it."""


class Jobs(Listing):
    code: Code | None = None
    title: Line | None = None
    employer: Line | None = None
    occupation_code: OccupationCode | None = None
    division_code: DivisionCode | None = None
    work_mode: WorkMode | None = None
    open_until: Day | None = None
    status: Status | None = None
    sample: bool | None = None


class NewJob(JobFacts, Contact, Strict):
    code: Code
    title: Line
    employer: Line
    occupation_code: OccupationCode
    division_code: DivisionCode
    work_mode: WorkMode
    salary_min_yuan: Yuan
    salary_max_yuan: Yuan
    for_categories: Categories = Field(default_factory=list)
    accommodations: Accommodations = Field(default_factory=list)
    vacancies: Count = 1
    open_until: Day
    description: Paragraph = ""


class JobChange(JobFacts, Contact, Strict):
    """What changes; what is null stays, but for the contact, which null takes away."""

    title: Line | None = None
    work_mode: WorkMode | None = None
    salary_min_yuan: Yuan | None = None
    salary_max_yuan: Yuan | None = None
    for_categories: Categories | None = None
    accommodations: Accommodations | None = None
    vacancies: Count | None = None
    open_until: Day | None = None
    status: Status | None = None
    description: Paragraph | None = None


@router.get("")
def list_jobs(desk: Reader, wanted: Annotated[Jobs, Query()]) -> Page[JobRow]:
    """Jobs in the area."""
    with desk.read() as session:
        return rows.page(session, desk, Job, wanted, JobRow)


@router.get("/{job_id}")
def read_job(job_id: int, desk: Reader) -> JobDetail | JobRow:
    """One job, with the contact for those whose work needs it."""
    with desk.read() as session:
        return _shown(desk, rows.find(session, desk, Job, job_id))


@router.post("", status_code=201)
def add_job(new: NewJob, desk: Writer) -> JobDetail | JobRow:
    """Offer a job."""
    with desk.write() as session:
        rows.require_occupation(session, new.occupation_code)
        rows.require_division(session, desk, new.division_code)
        job = Job(**new.model_dump())
        _check_salary(job)
        check_ages(job)
        rows.add(session, desk, "job", job)
        return _shown(desk, job)


@router.patch("/{job_id}")
def change_job(job_id: int, changes: JobChange, desk: Writer) -> JobDetail | JobRow:
    """Change a job, or close it."""
    with desk.write() as session:
        job = rows.find(session, desk, Job, job_id, lock=True)
        rows.change(session, desk, "job", job, changes, may_be_empty=Contact.model_fields)
        _check_salary(job)
        check_ages(job)
        return _shown(desk, job)


def _shown(desk: Desk, job: Job) -> JobDetail | JobRow:
    shape = JobDetail if desk.sees_personal_facts else JobRow
    return shape.model_validate(job, from_attributes=True)


def _check_salary(job: Job) -> None:
    if job.salary_max_yuan < job.salary_min_yuan:
        raise invalid_field("salary_max_yuan", "below_minimum", "最高工资不能低于最低工资。")
