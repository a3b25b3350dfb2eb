"""The resources of the staff API, one a file."""

from server.staff.resources import (
    audit,
    bases,
    certificates,
    certificates_of_disability,
    classes,
    courses,
    divisions,
    eligibility,
    enrolments,
    handover_cases,
    jobs,
    occupations,
    people,
    referrals,
    subsidy_claims,
)

ROUTERS = (
    people.router,
    certificates_of_disability.router,
    bases.router,
    courses.router,
    classes.router,
    enrolments.router,
    certificates.router,
    subsidy_claims.router,
    eligibility.router,
    jobs.router,
    referrals.router,
    handover_cases.router,
    audit.router,
    occupations.router,
    divisions.router,
)
