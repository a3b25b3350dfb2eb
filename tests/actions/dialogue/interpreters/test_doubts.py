"""What a personal fact is wanted for is answered first, and the question stays open."""

from tests.actions.drive import Talk


def test_a_doubt_at_the_consent_ends_nothing(talk: Talk) -> None:
    talk.say("我想登记", "register_person")
    talk.say("不是问钱，要证号干什么用的", "deny", signs=["distrusts"])
    assert talk.task == "register"
    assert talk.awaited == "consent"
    assert "why.consent" in talk.keys


def test_a_number_beside_the_doubt_is_taken(talk: Talk) -> None:
    talk.say("我想登记", "register_person")
    talk.say("同意", "affirm")
    talk.say(talk.name)
    talk.say(f"{talk.number} 你要它干啥", "inform", signs=["distrusts"])
    assert "why.certificate_number" in talk.keys
    assert talk.awaited == "phone_number"


def test_outside_of_a_personal_question_nothing_is_explained(talk: Talk) -> None:
    talk.say("我想学面点", "browse_courses")
    talk.say("要这干啥", "inform")
    assert not [key for key in talk.keys if key.startswith("why.")]
