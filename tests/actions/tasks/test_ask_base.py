"""I will ask: what nobody on record knows goes to the base or the clerk."""

from sqlalchemy import select

from actions.context import ActionContext
from server.registry.models import Question, TrainingClass
from tests.actions.drive import Talk


def asked(context: ActionContext) -> list[Question]:
    with context.database.read() as session:
        return list(session.scalars(select(Question)))


def forget_the_teacher(talk: Talk) -> None:
    with talk.context.database.write() as session:
        session.get_one(TrainingClass, talk.facts["class_in_focus"]).teacher = None


def test_what_is_not_on_record_is_put_to_the_base_with_a_number_to_remember(
    talk: Talk, context: ActionContext
) -> None:
    talk.say("郑州有什么面点班", "browse_courses")
    talk.say("第一个")
    forget_the_teacher(talk)
    talk.say("老师脾气咋样", "ask_course_detail", topics=["teacher"])
    assert "class.subject_not_on_record" in talk.keys
    talk.say(talk.options[0], "ask_base")
    assert "question.its_words" in talk.keys
    assert asked(context) == []
    talk.say("是")
    (question,) = asked(context)
    assert question.addressee == "base"
    assert question.text.endswith("：老师脾气咋样")
    assert "面点" in question.text
    assert f"{question.case_id:06d}" in talk.heard
    assert "question.answer_text" in talk.keys


def test_who_telephones_is_asked_where_the_answer_is_to_go(context: ActionContext) -> None:
    talk = Talk(context, mode="voice")
    talk.say("郑州有什么面点班", "browse_courses")
    talk.say("第一个")
    forget_the_teacher(talk)
    talk.say("老师脾气咋样", "ask_course_detail", topics=["teacher"])
    talk.say("替我问问", "ask_base")
    assert talk.awaited == "phone_number"
    talk.answer()
    talk.say("对")
    assert len(asked(context)) == 1
    assert "question.answer_call" in talk.keys


def test_with_nothing_asked_it_is_asked_what_to_ask(talk: Talk, context: ActionContext) -> None:
    talk.say("替我问问", "ask_base")
    assert talk.keys == ["question.nothing_to_ask"]
    talk.say("厕所轮椅能进不", "ask_course_detail")
    assert "厕所轮椅能进不" in talk.heard
    assert asked(context) == []
    talk.say("是")
    assert [one.text for one in asked(context)] == ["厕所轮椅能进不"]


def test_what_is_asked_in_the_same_breath_is_what_is_put(talk: Talk, context: ActionContext) -> None:
    talk.say("郑州有什么面点班", "browse_courses")
    talk.say("第一个")
    forget_the_teacher(talk)
    talk.say("替我问问谁来教", "ask_course_detail", topics=["teacher"])
    talk.say("是")
    (question,) = asked(context)
    assert question.text.endswith("：谁来教")


def test_a_second_question_stands_beside_the_first(talk: Talk, context: ActionContext) -> None:
    talk.say("郑州有什么面点班", "browse_courses")
    talk.say("第一个")
    forget_the_teacher(talk)
    talk.say("老师脾气咋样", "ask_course_detail", topics=["teacher"])
    talk.say("替我问问", "ask_base")
    talk.say("是")
    talk.say("能请假吗", "ask_course_detail")
    talk.say("替我问问", "ask_base")
    talk.say("是")
    assert [one.text.split("：")[1] for one in asked(context)] == ["老师脾气咋样", "能请假吗"]
    assert "question.beside_others" in talk.keys


def test_what_no_rule_holds_can_be_put_to_the_office(talk: Talk, context: ActionContext) -> None:
    talk.say("我在河南，店里的打印机没有墨了算谁的", "ask_policy")
    assert "替我问一问" in talk.options
    talk.say("替我问一问", "ask_base")
    talk.say("是")
    (question,) = asked(context)
    assert question.addressee == "clerk"


def test_what_was_not_meant_is_put_in_the_persons_own_words(talk: Talk, context: ActionContext) -> None:
    talk.say("我在河南，店里的打印机没有墨了算谁的", "ask_policy")
    talk.say("替我问一问", "ask_base")
    talk.say("不是，我问的是厕所轮椅能不能进", "correct", about="task")
    assert "question.words_changed" in talk.keys
    assert talk.awaited == "confirm"
    talk.say("是")
    assert [one.text for one in asked(context)] == ["厕所轮椅能不能进"]


def test_who_does_not_want_it_asked_after_all_has_nothing_sent(talk: Talk, context: ActionContext) -> None:
    talk.say("我在河南，店里的打印机没有墨了算谁的", "ask_policy")
    talk.say("替我问一问", "ask_base")
    talk.say("不用问了", "deny")
    assert "question.not_asked" in talk.keys
    assert asked(context) == []


def to_the_words(talk: Talk) -> Talk:
    talk.say("我在河南，店里的打印机没有墨了算谁的", "ask_policy")
    talk.say("替我问一问", "ask_base")
    assert talk.awaited == "confirm"
    return talk


def test_something_can_be_added_to_what_is_asked(talk: Talk, context: ActionContext) -> None:
    to_the_words(talk).say("再加上开课前谁通知我", "ask_next", role="question")
    talk.say("是")
    (question,) = asked(context)
    assert question.text.endswith("；开课前谁通知我")
    assert "打印机" in question.text


def test_who_takes_the_question_back_in_many_words_has_nothing_sent(talk: Talk, context: ActionContext) -> None:
    to_the_words(talk).say("算了算了 不问了 那俺报的班还在不", "ask_next", role="question")
    assert "question.not_asked" in talk.keys
    assert asked(context) == []


def test_a_mended_question_behind_a_yes_is_read_back_before_it_is_put(talk: Talk, context: ActionContext) -> None:
    to_the_words(talk).say("对 就是改成坐轮椅的能不能上", "affirm")
    assert "question.words_changed" in talk.keys
    assert asked(context) == []


def test_what_is_added_leaves_what_was_asked_whole(talk: Talk, context: ActionContext) -> None:
    to_the_words(talk).say("把低保户补贴标准高不高也加上去", "ask_policy", role="question")
    talk.say("管不管饭", "ask_course_detail")
    talk.say("后面那个改成：晚饭管不管", "correct", about="other")
    talk.say("是")
    (question,) = asked(context)
    assert question.text.endswith("打印机没有墨了算谁的；低保户补贴标准高不高；晚饭管不管")


def test_whether_it_is_still_in_it_is_no_question_to_be_put(talk: Talk, context: ActionContext) -> None:
    to_the_words(talk).say("前面那个期限的还在不在？", "ask_case_status", role="question")
    talk.say("是")
    (question,) = asked(context)
    assert question.text.endswith("打印机没有墨了算谁的")


def test_what_is_dictated_anew_is_put_whole(talk: Talk, context: ActionContext) -> None:
    to_the_words(talk).say(
        "不是这样写你写俺妮儿精神二级三十岁想找个有人看着干点轻活的地方驻马店有没有要不要钱",
        segments=[
            ("不是这样写", "correction", None, {"about": "other"}), ("你写俺妮儿精神二级三十岁", "background"),
            ("想找个有人看着干点轻活的地方", "wish", "find_job"), ("驻马店有没有要不要钱", "question", "ask_policy"),
        ],
    )  # fmt: skip
    assert talk.awaited == "confirm"
    talk.say("是")
    assert [one.text for one in asked(context)] == [
        "俺妮儿精神二级三十岁想找个有人看着干点轻活的地方驻马店有没有要不要钱"
    ]


def test_a_sure_wish_for_another_matter_is_no_question(talk: Talk, context: ActionContext) -> None:
    to_the_words(talk).say(
        "不是要问这个，我是说找工作，对的",
        segments=[
            ("不是要问这个，", "correction", None, {"about": "task"}), ("我是说找工作，", "wish", "find_job"),
            ("对的", "answer", None, {"value": "yes"}),
        ],
    )  # fmt: skip
    assert talk.task == "find_job"
    assert asked(context) == []


def test_who_takes_the_question_back_for_another_matter_gets_to_that(talk: Talk, context: ActionContext) -> None:
    to_the_words(talk).say(
        "不问了，找工作", segments=[("不问了，", "steering", "cancel"), ("找工作", "wish", "find_job")]
    )
    assert talk.task == "find_job"
    assert asked(context) == []


def test_a_wish_beside_the_yes_is_kept(talk: Talk, context: ActionContext) -> None:
    to_the_words(talk).say(
        "对，就这么问，然后给我报个名",
        segments=[
            ("对，就这么问，", "answer", None, {"value": "yes"}), ("然后给我报个名", "wish", "enrol_training"),
        ],
    )  # fmt: skip
    assert len(asked(context)) == 1
    assert "报名" in talk.heard


def test_what_is_asked_beside_the_yes_is_added_before_it_is_put(talk: Talk, context: ActionContext) -> None:
    to_the_words(talk).say(
        "可以就这么问 顺便问问给多少钱",
        segments=[
            ("可以就这么问 ", "answer", None, {"value": "yes"}), ("顺便问问给多少钱", "steering", "ask_for_me"),
        ],
    )  # fmt: skip
    assert asked(context) == []
    talk.say("是")
    assert asked(context)[0].text.endswith("；给多少钱")


def test_when_the_answer_comes_is_answered_beside_the_yes(talk: Talk, context: ActionContext) -> None:
    to_the_words(talk).say(
        "对对对，那他们啥时候回我",
        segments=[
            ("对对对，", "answer", None, {"value": "yes"}),
            ("那他们啥时候回我", "question", "ask_next", {"topics": ["reply"]}),
        ],
    )
    assert len(asked(context)) == 1
    assert "question.asked" in talk.keys


def test_what_alone_is_to_be_asked_takes_the_place_of_all_that_was_noted(talk: Talk) -> None:
    to_the_words(talk).say("打印机的不用问了，就问：硒鼓能不能报销", "ask_base")
    assert "就问" not in talk.heard
    assert "硒鼓能不能报销" in talk.heard
    assert talk.awaited == "confirm"


def test_a_remark_on_what_was_read_back_is_no_part_of_it(talk: Talk) -> None:
    to_the_words(talk).say("公司名咋还没写上", "see_my_data", 0.33, role="question")
    assert "公司名" not in talk.heard


def test_the_class_that_it_is_about_is_put_right_by_its_code(talk: Talk) -> None:
    talk.say("郑州有什么面点班", "browse_courses")
    talk.say("第一个")
    forget_the_teacher(talk)
    talk.say("老师脾气咋样", "ask_course_detail", topics=["teacher"])
    talk.say("替我问问", "ask_base")
    with talk.context.database.read() as session:
        in_focus = talk.facts["class_in_focus"]
        other = session.scalars(select(TrainingClass).where(TrainingClass.id != in_focus)).first()
        assert other is not None
        code, name = other.code, other.course.name
    talk.say(f"班不对，我说的是{code}那个", "correct", about="class")
    assert f"{name}（班号{code}）：老师脾气咋样" in talk.heard
