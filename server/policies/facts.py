"""What conditions may ask of a person. What is not known stays None: it is asked, never assumed."""

from typing import Literal

from pydantic import BaseModel, ConfigDict


class Facts(BaseModel):
    """One person's circumstances, as told or on record."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    certificate_kind: str | None = None
    """the kind of the skill certificate, as it is called on it"""
    appraisal_passed: bool | None = None
    first_appraisal: bool | None = None
    """whether it is the first appraisal that this person passed"""
    business: Literal["running", "planning", "none"] | None = None
    works_flexibly: bool | None = None
    trained_with_certificate: bool | None = None
    """whether the person took part in training and got a certificate after it"""
    pays_social_insurance: bool | None = None
    """whether the person pays it themselves"""
    hard_to_employ: bool | None = None
    """whether the office has recognised the person as 就业困难人员"""
    in_hardship: bool | None = None
    nobody_in_household_works: bool | None = None
    household_income_below_standard: bool | None = None
    """below the local standard of 最低生活保障"""


FACTS = frozenset(Facts.model_fields)
