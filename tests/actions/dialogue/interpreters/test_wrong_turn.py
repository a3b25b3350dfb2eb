"""A task that was misunderstood is left by saying so; what was understood rightly is kept."""

from actions.context import ActionContext
from actions.reading import Segment
from tests.actions.drive import Talk
from tests.actions.leading import to_enrolling
from tests.actions.registered import rows, verified

NOT_ENROLLING = ("不是报名，", "correction", "correct", {"about": "task"})


def test_a_wrong_turn_is_left_by_saying_so_and_what_was_meant_begins(talk: Talk, context: ActionContext) -> None:
    to_enrolling(talk, "class_choice")
    talk.say("不是报名，是退班", segments=[NOT_ENROLLING, ("是退班", "wish", "cancel_enrolment")])
    assert "correct.misheard" in talk.keys
    assert talk.task == "cancel_enrolment"
    assert talk.state.paused_task is None
    assert talk.facts["place"] == "410100"
    assert rows(context)["enrolments"] == 0


def test_a_wrong_turn_without_what_was_meant_asks_what_then(talk: Talk) -> None:
    to_enrolling(talk, "place").say("我不是要报名", "correct", about="task", signs=["not_meant"])
    assert talk.task is None
    assert talk.keys == ["correct.misheard", "correct.what_then"]
    assert "转人工" in talk.options


def test_a_question_behind_a_wrong_turn_is_answered(talk: Talk) -> None:
    to_enrolling(talk, "place")
    talk.say(
        "不是报名，补贴一年能领几次",
        signs=["not_meant"],
        segments=[NOT_ENROLLING, ("补贴一年能领几次", "question", "ask_policy")],
    )
    assert talk.task == "policy"
    assert talk.state.paused_task is None


def test_what_was_misunderstood_is_no_matter_to_come_back_to(talk: Talk) -> None:
    to_enrolling(talk, "place").say("我不是要报名", "correct", about="task", signs=["not_meant"])
    talk.say("继续", "resume")
    assert talk.task is None


def test_with_nothing_open_it_is_said_to_be_a_mistake_with_what_can_be_done(talk: Talk) -> None:
    talk.say("你弄错了", "correct", about="task")
    assert talk.keys == ["correct.misheard_nothing_open"]


def test_a_deed_is_refused_by_its_name_and_nothing_is_begun(talk: Talk) -> None:
    talk.say("我想登记", "register_person")
    talk.say("不登记不登记那我知道了", "nlu_fallback", 0.2, role="steering", signs=["refuses"])
    assert talk.task is None
    assert talk.keys == ["identity.no_consent"]


def test_who_only_wanted_to_know_is_not_asked_for_consent_again(talk: Talk) -> None:
    talk.say("查查领过几次", "check_subsidy_eligibility")
    assert talk.awaited == "consent"
    talk.say("俺就是问问规定", "nlu_fallback", 0.2, signs=["only_asks"])
    assert talk.task is None


def test_the_wish_that_waits_is_denied_and_the_task_in_hand_stands(talk: Talk, context: ActionContext) -> None:
    to_enrolling(talk, "confirm")
    talk.state.pending.append({**Segment("查补贴", "wish", "apply_subsidy").as_dict()})
    talk.say("没说申请补贴，报名", "correct", about="task", signs=["not_meant"])
    assert talk.state.pending == []
    assert talk.awaited == "confirm"
    assert rows(context)["enrolments"] == 0


def test_what_may_be_left_later_is_told_and_not_kept_as_a_wish(talk: Talk) -> None:
    to_enrolling(talk, "confirm")
    talk.say("以后能退不", "cancel_enrolment", role="question")
    assert "about.cancel_enrolment" in talk.keys
    assert talk.state.pending == []
    assert talk.awaited == "confirm"


def test_who_denies_what_was_shown_and_wishes_the_same_again_keeps_the_task(talk: Talk) -> None:
    talk.say("我想找工作", "find_job")
    talk.say(
        "我没有要选班，我要工作",
        segments=[("我没有要选班，", "correction", "correct", {"about": "task"}), ("我要工作", "wish", "find_job")],
    )
    assert talk.task == "find_job"


def test_nothing_was_wrong_after_all(talk: Talk) -> None:
    to_enrolling(talk, "consent")
    talk.say("有一样弄错了", "correct", about="other")
    assert "correct.which" in talk.keys
    talk.say("没有不对，你往下弄吧", "correct", about="task")
    assert talk.task == "enrol"
    assert talk.awaited == "consent"


def test_what_only_clears_something_up_leaves_nothing(talk: Talk) -> None:
    to_enrolling(talk, "class_choice").say("我不是说没有，我有证啊就在我手里", "correct", about="task")
    assert talk.task == "enrol"
    assert talk.awaited == "class_choice"


def test_who_has_not_agreed_yet_and_asks_leaves_nothing(talk: Talk) -> None:
    to_enrolling(talk, "consent").say(
        "我还没说要去呢，管不管住",
        signs=["refuses", "doubt"],
        segments=[
            ("我还没说要去呢，", "correction", "correct", {"about": "task", "confidence": 0.42}),
            ("管不管住", "question", "ask_course_detail", {"topics": ["lodging"]}),
        ],
    )
    assert talk.task == "enrol"
    assert "住宿" in talk.heard
    assert talk.awaited == "consent"


def test_a_yes_beside_what_was_noted_by_mistake_is_taken(talk: Talk) -> None:
    to_enrolling(talk, "consent").say("那查补贴进度呢", "check_subsidy_status")
    talk.say(
        "我没叫你查补贴，行吧那同意",
        signs=["not_meant"],
        segments=[
            ("我没叫你查补贴，", "correction", "correct", {"about": "task"}),
            ("行吧那同意", "answer", "affirm", {"value": "yes"}),
        ],
    )
    assert talk.awaited == "certificate_number"


def test_the_deed_refused_by_its_name_ends_it_and_what_was_to_stand_is_no_wish(
    talk: Talk, context: ActionContext
) -> None:
    verified(talk).say("把我的信息删了", "delete_my_data")
    assert talk.awaited == "confirm"
    talk.say(
        "别删，我的报名别给我退了",
        signs=["refuses", "not_meant", "stands"],
        segments=[
            ("别删，", "answer", "deny", {"value": "no"}),
            ("我的报名别给我退了", "wish", "cancel_enrolment"),
        ],
    )
    assert talk.task is None
    assert talk.state.pending == []
    assert rows(context)["people"] == 1
