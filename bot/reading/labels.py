"""What a segment can be: its role, with its intent, the value of an answer, or what a correction is about."""

from __future__ import annotations

from dataclasses import dataclass


def _names(text: str) -> tuple[str, ...]:
    return tuple(text.split())


ROLES = _names("answer correction question wish background steering social distress unclear")
WISHES = _names(
    """register_person update_profile assess_skills browse_courses ask_course_detail enrol_training cancel_enrolment
    check_enrolment_status ask_certificate check_subsidy_eligibility apply_subsidy check_subsidy_status withdraw_claim
    find_job check_referral_status report_employment ask_business_support ask_competition ask_policy complain
    give_feedback talk_to_human withdraw_consent see_my_data delete_my_data ask_case_status ask_why ask_meaning
    ask_next bot_challenge help out_of_scope"""
)
STEERING = _names(
    """repeat speak_slower speak_faster spell_out go_back cancel where_am_i wait resume skip restart more_options
    switch_to_text switch_to_voice resend_code already_said"""
)
STEERING_SINCE = _names("ask_for_me")
WISHES_SINCE = _names("withdraw_referral")
"""what was added behind the other labels, so that what was learned before can be gone on with"""
SOCIAL = _names("greet thank goodbye grumble feeling abuse praise laugh filler")
VALUES = _names("yes no any")
ABOUT = _names("name number phone code trade place level class job date card mode task other")
PEOPLE = _names("self son daughter child mother father parents husband wife sibling relative friend client")
DISTRESS = _names("none check crisis")
POLARITIES = _names("wanted not_wanted mentioned")
ENTITY_ROLES = _names("searched lives from wanted own other_person background other")
ENTITY_KINDS = _names(
    """place occupation skill_level work_mode disability_category disability_level person_name date certificate_kind
    amount"""
)
SIGNS = _names(
    """condition doubt refuses not_meant stands puts_off only_asks takes_it other_one writing_only calls_fine
    not_to_tell fine unanswered distrusts mine unheard no_line"""
)
"""what a whole message shows, besides what its segments do: data/reading/README.md says what each means"""
TOPICS = _names(
    """start enrol_until where way cost hours weekends length meals lodging companion guide_dog age seats level
    level_meaning teacher sign braille step_free device certificate bring contact content by_parents difference pay
    insurance night probation pay_day experience interview vacancies support amount after leave who_sees arrive
    receipt reply replay seated"""
)
TOPICS_OF_TALKS = _names(
    """distance materials_cost lodging_cost meals_cost travel_cost categories captions miss later_class danger people
    free_days reschedule employer remote times again entitled claim_until claim_how money_when money_where
    low_income effect disability_card loan shop quota rule fee why_needed real next told_what change_later
    delete_later other_person two office_where office_contact office_hours complain_where must_report where_number
    how_answer word which exists state mine said can_you"""
)
"""what people ask for in whole talks besides; the lines of data/reading/topics do not know these"""
SUBJECTS = TOPICS + TOPICS_OF_TALKS
OF_OFFERS = frozenset(TOPICS[: TOPICS.index("amount")]) | frozenset(
    _names(
        """after arrive replay seated distance materials_cost lodging_cost meals_cost travel_cost categories captions
        miss later_class danger people free_days employer remote"""
    )
)
"""subjects that are asked of a class or of a job"""


@dataclass(frozen=True)
class Label:
    """A role, and what tells it apart from others of the same role (None where nothing does)."""

    role: str
    detail: str | None = None


LABELS = tuple(
    [Label("answer"), *(Label("answer", value) for value in VALUES)]
    + [Label("correction", about) for about in ABOUT]
    + [Label(role, intent) for role in ("question", "wish") for intent in WISHES]
    + [Label("steering", intent) for intent in STEERING]
    + [Label("social", intent) for intent in SOCIAL]
    + [Label("background"), Label("distress"), Label("unclear")]
    + [Label("steering", intent) for intent in STEERING_SINCE]
    + [Label(role, intent) for role in ("question", "wish") for intent in WISHES_SINCE]
)
DETAILS = tuple(dict.fromkeys(label.detail for label in LABELS))
NUMBER = {label: at for at, label in enumerate(LABELS)}
ROLE_OF_LABEL = tuple(ROLES.index(label.role) for label in LABELS)
DETAIL_OF_LABEL = tuple(DETAILS.index(label.detail) for label in LABELS)
