"""What an intent does in a message: it steers, asks, wishes, answers, or is small talk."""

from __future__ import annotations

STEERING = (
    "repeat", "speak_slower", "speak_faster", "spell_out", "go_back", "cancel", "where_am_i", "wait", "resume",
    "skip", "switch_to_text", "switch_to_voice", "restart", "more_options", "resend_code", "already_said",
)  # fmt: skip
SOCIAL = ("greet", "thank", "goodbye", "grumble", "feeling", "abuse", "praise", "laugh", "filler")
QUESTIONS = (
    "ask_course_detail", "check_enrolment_status", "ask_certificate", "check_subsidy_eligibility",
    "check_subsidy_status", "check_referral_status", "ask_business_support", "ask_competition", "ask_policy",
    "bot_challenge", "help", "out_of_scope", "ask_why", "ask_meaning", "ask_next", "ask_case_status",
)  # fmt: skip
ANSWERS = {"affirm": "yes", "deny": "no", "inform": None, "choose_option": None}
UNKNOWN = ("nlu_fallback", "", None)


def role_of_intent(intent: str | None) -> tuple[str, str | None]:
    """Return the role that a message of this one intent has, and the value of its answer (yes, no or None)."""
    if intent in UNKNOWN:
        return "unclear", None
    if intent in ANSWERS:
        return "answer", ANSWERS[intent]
    for role, intents in (("steering", STEERING), ("social", SOCIAL), ("question", QUESTIONS)):
        if intent in intents:
            return role, None
    if intent in ("correct", "emotional_distress"):
        return ("correction" if intent == "correct" else "distress"), None
    return "wish", None
