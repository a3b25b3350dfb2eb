"""What is told of a wish is kept, whatever the message is about."""

from __future__ import annotations

from tests.actions.drive import Talk

TANGSHAN, LANGFANG = "130200", "131000"


def to_the_way_of_working(talk: Talk) -> Talk:
    talk.say("我想在廊坊找工作", "find_job")
    talk.say("都可以")
    assert talk.awaited == "work_mode", talk.heard
    return talk


def test_an_answer_beside_a_line_that_sounds_like_distress_is_kept(talk: Talk) -> None:
    to_the_way_of_working(talk).say(
        "全职呗 最近觉得自己挺没用的 白天的就行",
        segments=[("全职呗 ", "answer"), ("最近觉得自己挺没用的 ", "distress"), ("白天的就行", "answer")],
        named=[("support", "白天", "day_work")],
        distress="check",
    )
    assert talk.keys == ["crisis.check"]
    talk.say("我没事", "deny")
    assert talk.facts["work_mode"] == "全职"
    assert talk.facts["search_filter"]["conditions"] == ["day_work"]
    assert talk.awaited == "job_choice"


def test_what_is_told_of_a_wish_beside_such_a_line_is_kept(talk: Talk) -> None:
    talk.say(
        "我想找个活 最近觉得自己挺没用的 在廊坊 要全职的",
        segments=[
            ("我想找个活 ", "wish", "find_job"),
            ("最近觉得自己挺没用的 ", "distress"),
            ("在廊坊 要全职的", "answer"),
        ],
        distress="check",
    )
    talk.say("我没事", "deny")
    assert (talk.facts["place"], talk.facts["work_mode"]) == (LANGFANG, "全职")


def test_what_is_told_beside_a_complaint_about_being_asked_again_is_kept(talk: Talk) -> None:
    talk.say("我想在廊坊找工作", "find_job")
    assert talk.awaited == "occupation"
    talk.say("我说过了，要全职", segments=[("我说过了，", "steering", "already_said"), ("要全职", "answer")])
    assert talk.facts["work_mode"] == "全职"


def test_what_is_told_of_another_wish_is_not_taken_for_the_matter_in_hand(talk: Talk) -> None:
    talk.say("我想学面点", "browse_courses", named=[("occupation", "面点", "TX-006")])
    assert talk.awaited == "place"
    talk.say(
        "另外我想登记，我去年在唐山学过",
        segments=[("另外我想登记，", "wish", "register_person"), ("我去年在唐山学过", "background")],
        named=[("place", "唐山", TANGSHAN, "mentioned", "other")],
    )
    assert talk.facts["place"] is None
