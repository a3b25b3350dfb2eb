"""What clerks write, on the page of a browser without JavaScript and for the scripts of the others."""

from __future__ import annotations

from fastapi import FastAPI
from fastapi.testclient import TestClient

from server.conversation.limited import LimitedConversations
from server.conversation.messages import Reply
from server.limits import Limits, LimitSettings
from tests.server.channels.web.fake_conversations import FakeConversations, Talk
from tests.server.channels.web.test_pages import texts

SCRIPT = {"Accept": "application/json"}
BUTTON = "看有没有回复"


class EndsMeanwhile(FakeConversations):
    """Each is ended while it is answered."""

    async def say(
        self, conversation_id: str, token: str, text: str, message_id: str | None = None, reply_to: str | None = None
    ) -> Reply:
        reply = await super().say(conversation_id, token, text, message_id, reply_to)
        await self.end(conversation_id, token)
        return reply


def hidden(page: str) -> bool:
    return "hidden" in page.split('<form id="answers"')[1].split(">")[0]


def ask_for_a_person(client: TestClient, conversations: FakeConversations) -> Talk:
    client.get("/")
    client.post("/chat", data={"text": "转人工"})
    return next(iter(conversations.talks.values()))


def test_the_button_is_there_only_while_somebody_may_answer(
    client: TestClient, conversations: FakeConversations
) -> None:
    assert hidden(client.get("/").text)
    talk = ask_for_a_person(client, conversations)
    assert BUTTON in client.get("/").text
    assert not hidden(client.get("/").text)
    talk.case_open = False
    assert hidden(client.get("/").text)


def test_without_an_answer_the_page_says_so(client: TestClient, conversations: FakeConversations) -> None:
    ask_for_a_person(client, conversations)
    answer = client.post("/answers")
    assert answer.status_code == 303
    assert "工作人员还没有回复。" in client.get(answer.headers["location"]).text
    assert "工作人员还没有回复。" not in client.get("/").text


def test_an_answer_stands_in_the_transcript_once(client: TestClient, conversations: FakeConversations) -> None:
    conversations.write_as_staff(ask_for_a_person(client, conversations), "请周一来。")
    answer = client.post("/answers")
    assert answer.headers["location"] == "/#latest"
    page = client.get("/").text
    assert texts(page).count("工作人员回复：请周一来。") == 1
    assert 'class="item staff"' in page


def test_what_the_page_has_shown_is_not_brought_again(client: TestClient, conversations: FakeConversations) -> None:
    talk = ask_for_a_person(client, conversations)
    conversations.write_as_staff(talk, "请周一来。")
    client.get("/")
    assert client.post("/answers", headers=SCRIPT).json() == {"items": "", "case_open": True}


def test_scripts_get_the_new_items_alone(client: TestClient, conversations: FakeConversations) -> None:
    talk = ask_for_a_person(client, conversations)
    conversations.write_as_staff(talk, "请周一来。")
    news = client.post("/answers", headers=SCRIPT).json()
    assert texts(news["items"]) == ["工作人员回复：请周一来。"]
    assert news["case_open"]


def test_scripts_learn_with_an_answer_whether_a_case_is_open(
    client: TestClient, conversations: FakeConversations
) -> None:
    client.get("/")
    assert not client.post("/chat", data={"text": "你好"}, headers=SCRIPT).json()["case_open"]
    assert client.post("/chat", data={"text": "转人工"}, headers=SCRIPT).json()["case_open"]


def test_who_may_not_look_just_now_has_the_answer_all_the_same_and_looks_again_later(
    app: FastAPI, client: TestClient, conversations: FakeConversations
) -> None:
    app.state.conversations = LimitedConversations(conversations, Limits(LimitSettings(reads_each=1)))
    client.get("/")
    assert client.post("/answers", headers=SCRIPT).status_code == 200
    assert client.post("/answers", headers=SCRIPT).status_code == 429
    turn = client.post("/chat", data={"text": "我不想活了"}, headers=SCRIPT)
    assert turn.status_code == 200
    assert texts(turn.json()["items"]) == ["我不想活了", "您说的是：我不想活了"]
    assert turn.json()["case_open"] is None


def test_who_ends_the_conversation_in_another_tab_has_the_answer_that_was_on_its_way(
    app: FastAPI, client: TestClient
) -> None:
    app.state.conversations = EndsMeanwhile()
    client.get("/")
    turn = client.post("/chat", data={"text": "你好"}, headers=SCRIPT).json()
    assert texts(turn["items"]) == ["你好", "您说的是：你好"]
    assert not client.post("/answers", headers=SCRIPT).json()["case_open"]


def test_a_browser_without_a_conversation_is_told_that_nothing_comes(client: TestClient) -> None:
    nothing = {"items": "", "case_open": False}
    assert client.post("/answers", headers=SCRIPT).json() == nothing
    client.cookies.set("tongxing_chat", "gone:gone")
    assert client.post("/answers", headers=SCRIPT).json() == nothing


def test_another_site_cannot_look(client: TestClient) -> None:
    assert client.post("/answers", headers={"Sec-Fetch-Site": "cross-site"}).status_code == 403


def test_crawlers_are_kept_off(client: TestClient, conversations: FakeConversations) -> None:
    assert "Disallow: /\n" in client.get("/robots.txt").text
    assert not conversations.talks
    assert '<meta name="robots" content="noindex">' in client.get("/").text
