"""What is said of an answer: spoken forms, and the options with the number that chooses them."""

from __future__ import annotations

from server.conversation.messages import Awaiting, Message, Option, Reply
from server.speech.clauses import clauses
from server.voice.known_prompts import is_known, known_texts
from server.voice.spoken_answer import spoken_answer


def options(*titles: str) -> list[Option]:
    return [Option(key=str(n), title=title, payload=title) for n, title in enumerate(titles, 1)]


def test_the_spoken_form_is_said_where_there_is_one() -> None:
    reply = Reply(messages=[Message(id="1", text="尾号 4321", speech="尾号 4 3 2 1"), Message(id="2", text="好的。")])
    assert spoken_answer(reply) == ["尾号 4 3 2 1", "好的。"]


def test_options_are_read_with_the_number_that_chooses_them() -> None:
    reply = Reply(messages=[Message(id="1", text="有两个班。", options=options("面点班", "按摩班"))])
    assert spoken_answer(reply) == ["有两个班。一，面点班。二，按摩班。"]


def test_what_the_text_names_already_and_what_is_always_there_is_not_read() -> None:
    reply = Reply(messages=[Message(id="1", text="要面点班吗？", options=options("面点班", "转人工", "别的班"))])
    assert spoken_answer(reply) == ["要面点班吗？三，别的班。"]


def test_a_question_for_yes_or_no_reads_no_options() -> None:
    reply = Reply(
        messages=[Message(id="1", text="对吗？", options=options("是", "不是"))],
        awaiting=Awaiting(slot="confirm", kind="yes_no", step=1, of=1),
    )
    assert spoken_answer(reply) == ["对吗？"]


def test_only_sentences_of_the_catalogue_are_kept_and_none_with_a_value_in_it() -> None:
    texts = list(known_texts())
    assert texts[0].startswith("您好")
    assert not any("{" in text for text in texts)
    assert all(is_known(clause) for text in texts for clause in clauses(text))
    assert not is_known("王示例，您好。")
    assert not is_known("")
