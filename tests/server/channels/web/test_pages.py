"""The chat page as a browser without JavaScript uses it."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from server import policy_pages
from server.channels.web import install
from server.design.imprint import Imprint
from tests.server.channels.web.fake_conversations import GREETING, FakeConversations


def field(page: str, name: str, form: str = "composer") -> str:
    """Return the value of a hidden field of the form with this id."""
    inside = re.search(rf'<form id="{form}".*?</form>', page, re.S)
    assert inside
    found = re.search(rf'name="{name}" value="([^"]*)"', inside.group())
    assert found
    return unescape(found.group(1))


def texts(page: str) -> list[str]:
    return [unescape(text) for text in re.findall(r'<p class="text"[^>]*>(.*?)</p>', page, re.S)]


def said(conversations: FakeConversations) -> list[str | None]:
    talk = next(iter(conversations.talks.values()))
    return [entry.text for entry in talk.entries if entry.role == "person"]


def test_the_first_visit_greets(client: TestClient, conversations: FakeConversations) -> None:
    page = client.get("/")
    assert page.status_code == 200
    assert texts(page.text) == [GREETING]
    assert [talk.channel for talk in conversations.talks.values()] == ["web"]


def test_the_ticket_is_kept_from_scripts_and_from_other_sites(client: TestClient) -> None:
    cookie = client.get("/").headers["set-cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=lax" in cookie
    client.cookies.clear()
    assert "Secure" in client.get("https://testserver/").headers["set-cookie"]


def test_a_post_leads_back_to_the_latest_message(client: TestClient) -> None:
    client.get("/")
    answer = client.post("/chat", data={"text": "一年能领几次补贴？"})
    assert (answer.status_code, answer.headers["location"]) == (303, "/#latest")
    page = client.get("/").text
    assert texts(page)[1] == "一年能领几次补贴？"
    assert page.count('id="latest"') == 1
    assert "《示例办法》 第三条：每年的次数" in page


def test_a_reload_shows_the_transcript_and_starts_nothing_new(
    client: TestClient, conversations: FakeConversations
) -> None:
    client.get("/")
    client.post("/chat", data={"text": "你好"})
    assert texts(client.get("/").text) == texts(client.get("/").text) == [GREETING, "你好", "您说的是：你好"]
    assert len(conversations.talks) == 1


def test_the_same_form_posted_twice_is_one_turn(client: TestClient, conversations: FakeConversations) -> None:
    form = {"text": "你好", "message_id": field(client.get("/").text, "message_id")}
    client.post("/chat", data=form)
    client.post("/chat", data=form)
    assert said(conversations) == ["你好"]


def test_a_text_changed_after_a_failure_is_a_turn_of_its_own(
    client: TestClient, conversations: FakeConversations
) -> None:
    message_id = field(client.get("/").text, "message_id")
    client.post("/chat", data={"text": "你好", "message_id": message_id})
    client.post("/chat", data={"text": "你们好", "message_id": message_id})
    assert said(conversations) == ["你好", "你们好"]


def test_an_option_is_a_button_and_afterwards_the_own_words_alone(client: TestClient) -> None:
    assert 'value="找培训班" data-key="1">' in client.get("/").text
    client.post("/chat", data={"text": "找培训班"})
    page = client.get("/").text
    assert 'value="找培训班"' not in page
    assert texts(page)[1] == "找培训班"
    assert " disabled" not in page


def test_every_page_says_who_runs_it_and_where_the_rest_is_said(client: TestClient) -> None:
    client.app.state.imprint = Imprint("示例市残疾人联合会", "请打示例电话。", "周一到周五", "12356", 77)
    for path in ("/", "/about", "/restart", "/nowhere"):
        page = client.get(path, headers={"Accept": "text/html"}).text
        assert "示例市残疾人联合会" in page
        assert all(f'href="{link}"' in page for link in ("/about#privacy", "/about#access", "/policies"))
    assert "留 77 天" in client.get("/").text
    about = client.get("/about").text
    assert all(said in about for said in ("请打示例电话。", "周一到周五", "tel:12356", "77"))


def test_the_line_follows_what_is_asked(client: TestClient) -> None:
    client.get("/")
    seen = []
    for text in ("找培训班", "王示例", "13800000000", "123456"):
        client.post("/chat", data={"text": text})
        page = client.get("/").text
        line = re.search(
            r'<label for="text">(.*?)<.*?id="step">(.*?)<.*?inputmode="(.*?)" autocomplete="(.*?)"', page, re.S
        )
        assert line
        seen.append(line.groups())
    assert seen == [
        ("请写姓名", "第 1 步，共 5 步", "text", "name"),
        ("请写手机号", "第 2 步，共 5 步", "tel", "tel"),
        ("请写短信里的验证码", "第 3 步，共 5 步", "numeric", "one-time-code"),
        ("请写等级，比如初级", "第 4 步，共 5 步", "text", "off"),
    ]


def test_to_start_anew_is_asked_first_and_then_ends_the_conversation(
    client: TestClient, conversations: FakeConversations
) -> None:
    client.get("/")
    client.post("/chat", data={"text": "你好"})
    assert "这次对话会结束" in client.get("/restart").text
    assert len(conversations.talks) == 1
    answer = client.post("/restart")
    assert (answer.status_code, answer.headers["location"]) == (303, "/")
    assert conversations.talks == {}
    assert texts(client.get("/").text) == [GREETING]


def test_to_start_anew_twice_is_harmless(client: TestClient) -> None:
    client.get("/")
    assert client.post("/restart").status_code == 303
    assert client.post("/restart").status_code == 303


def test_a_message_to_an_ended_conversation_is_said_in_a_new_one(
    client: TestClient, conversations: FakeConversations
) -> None:
    client.get("/")
    conversations.talks.clear()
    client.post("/chat", data={"text": "你好"})
    assert said(conversations) == ["你好"]
    assert texts(client.get("/").text) == [GREETING, "你好", "您说的是：你好"]


def test_a_script_gets_the_same_items_as_the_page(client: TestClient) -> None:
    client.get("/")
    answer = client.post("/chat", data={"text": "找培训班"}, headers={"Accept": "application/json"}).json()
    assert texts(answer["items"]) == texts(client.get("/").text)[1:]
    assert answer["composer"]["label"] == "请写姓名"


@pytest.mark.parametrize(
    "headers",
    [
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Origin": "https://elsewhere.example"},
        {"Origin": "null"},
    ],
)
@pytest.mark.parametrize("path", ["/chat", "/view", "/restart"])
def test_a_post_from_another_site_is_refused(client: TestClient, path: str, headers: dict[str, str]) -> None:
    client.get("/")
    answer = client.post(path, data={"text": "你好", "change": "elder"}, headers=headers)
    assert (answer.status_code, answer.json()["code"]) == (403, "cross_site_post")


def test_a_post_from_our_own_page_is_taken(client: TestClient) -> None:
    for headers in ({"Sec-Fetch-Site": "same-origin"}, {"Origin": "http://testserver"}):
        assert client.post("/chat", data={"text": "你好"}, headers=headers).status_code == 303


def test_what_people_write_is_never_markup(client: TestClient) -> None:
    client.get("/")
    client.post("/chat", data={"text": '<img src=x onerror="alert(1)">\x00'})
    page = client.get("/").text
    assert "<img src=x" not in page
    assert texts(page)[1] == '<img src=x onerror="alert(1)">'


def test_elder_view_is_remembered(client: TestClient) -> None:
    assert 'class="standard size-18 chat"' in client.get("/").text
    client.post("/view", data={"change": "elder"})
    assert 'class="elder size-24 chat"' in client.get("/").text
    for _ in range(9):
        client.post("/view", data={"change": "larger"})
    assert 'class="elder size-30 chat"' in client.get("/").text
    client.post("/view", data={"change": "elder"})
    assert 'class="standard size-18 chat"' in client.get("/").text


@pytest.mark.parametrize("cookie", ["elder-99", "elder-", "x" * 500, "standard-18;", "%00"])
def test_a_cookie_that_makes_no_sense_is_ignored(client: TestClient, cookie: str) -> None:
    headers = {"Cookie": f"tongxing_view={cookie}; tongxing_chat={cookie}:{cookie}"}
    answer = client.get("/", headers=headers)
    assert answer.status_code == 200
    assert 'class="standard size-18 chat"' in answer.text


def test_nothing_from_elsewhere_may_run_or_load(client: TestClient) -> None:
    answer = client.get("/")
    policy = answer.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert not re.search(r"https?://|<style|<script>| style=| on\w+=", answer.text)
    assert answer.headers["cache-control"] == "no-store"
    assert answer.headers["x-content-type-options"] == "nosniff"


def test_static_files_are_served_with_the_same_headers(client: TestClient) -> None:
    answer = client.get("/static/chat.js")
    assert answer.status_code == 200
    assert "content-security-policy" in answer.headers


def test_people_see_an_error_as_a_page_with_the_way_back(client: TestClient) -> None:
    client.get("/")
    answer = client.post("/chat", data={"text": "坏了"}, headers={"Accept": "text/html"})
    assert answer.status_code == 500
    assert "我们这边出了问题。请过几分钟再试。" in answer.text
    assert 'href="/#latest"' in answer.text
    assert client.get("/nowhere", headers={"Accept": "text/html"}).text.count("没有找到") == 1


@pytest.mark.parametrize("path", ["/", "/restart", "/nowhere"])
def test_the_words_of_every_page_are_plain(client: TestClient, path: str) -> None:
    page = client.get(path, headers={"Accept": "text/html"}).text
    visible = re.sub(r"<[^>]+>", "\n", re.sub(r"<head>.*</head>", "", page, flags=re.S))
    sentences = re.split(r"[。？\n]", visible)
    assert [sentence for sentence in sentences if len(sentence.strip()) > 40] == []
    assert not re.search("[！!你]", visible)


def test_the_proxy_is_told_of_every_way_to_the_pages() -> None:
    """An office that forwards just what the page on production names must not lose one."""
    app = FastAPI(openapi_url=None)
    install(app)
    policy_pages.install(app)
    told = Path("docs/how-to/run-in-production.md").read_text(encoding="utf-8")
    paths = [path for route in app.routes if (path := getattr(route, "path", ""))]
    ways = {"/" + path.split("/")[1] for path in paths}
    assert [way for way in ways - {"/", "/api"} if f"`{way}" not in told] == []
