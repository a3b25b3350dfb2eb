"""The pages of the rules as they are served."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import quote

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from server import clock, policy_pages
from server.channels import web
from server.policies import current_rules
from server.policy_pages.page import page_of
from server.registry.database import Database
from server.registry.services import policy_documents
from server.settings import Settings
from tests.server.channels.web.fake_conversations import FakeConversations

CAP = "130000.training_subsidy.yearly_cap"
DOCUMENT = "/policies/documents/hebei-2022"
NOT_LOADED = "这份文件的原文还没有录入。"
HASH = "0" * 64
HEADERS = (
    "content-security-policy", "cross-origin-opener-policy", "permissions-policy", "referrer-policy",
    "x-content-type-options", "x-frame-options",
)  # fmt: skip


@pytest.fixture
def client(database: Database, tmp_path: Path) -> Iterator[TestClient]:
    app = FastAPI()
    app.state.database = database
    app.state.settings = Settings(secret_key="test", data_dir=tmp_path)
    app.state.conversations = FakeConversations()
    policy_pages.install(app)
    web.install(app)
    with TestClient(app, raise_server_exceptions=False, headers={"Accept": "text/html"}) as client:
        yield client


class Elements(HTMLParser):
    """The elements of a page by tag, each with its attributes."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))

    def all(self, tag: str, attribute: str) -> list[str]:
        return [value for name, attrs in self.found if name == tag and (value := attrs.get(attribute)) is not None]


def links(page: str) -> list[str]:
    return Elements(page).all("a", "href")


def keep(database: Database, *clauses: tuple[str, str]) -> None:
    with database.write() as session:
        policy_documents.keep(session, "hebei-2022", "《示例》", HASH, clauses, "system")


def test_every_shipped_rule_has_a_page_with_all_its_sentences(client: TestClient) -> None:
    rules, today = current_rules(), clock.today()
    for rule in rules.on(today):
        answer, page = client.get(f"/policies/{rule.id}"), page_of(rules, rule.id, today)
        assert page is not None
        assert (answer.status_code, answer.headers["content-type"]) == (200, "text/html; charset=utf-8")
        text = unescape(answer.text)
        for section in page.sections:
            for sentence in (section.heading, *section.sentences):
                assert f" data-aloud>{sentence}<" in text, (rule.id, sentence)


def test_a_goal_that_is_over_is_said_on_the_page(client: TestClient) -> None:
    assert "文件写的期限是2025年底" in client.get("/policies/410000.targets.training_headcount").text


def test_the_list_leads_to_every_rule(client: TestClient) -> None:
    shown = links(client.get("/policies").text)
    assert {f"/policies/{rule.id}" for rule in current_rules().on(clock.today())} <= set(shown)


def test_every_link_of_the_list_within_the_page_arrives(client: TestClient) -> None:
    page = Elements(client.get("/policies").text)
    inner = [href[1:] for href in page.all("a", "href") if href.startswith("#")]
    assert {"main", "河北", "河南", "全国"} == set(inner)
    assert set(inner) <= {str(attrs["id"]) for _, attrs in page.found if "id" in attrs}


def test_the_pages_have_every_id_once(client: TestClient) -> None:
    for path in ("/policies", f"/policies/{CAP}", DOCUMENT):
        ids = [attrs["id"] for _, attrs in Elements(client.get(path).text).found if "id" in attrs]
        assert len(ids) == len(set(ids)), path


@pytest.mark.parametrize(
    "path",
    [
        "none", "documents", "documents/none", f"{CAP}x", "130000.training_subsidy", "a" * 2000, "%00", "%F0%9F",
        "a/b/c", quote("<script>alert(1)</script>", safe=""),
    ],
    ids=[
        "id", "no-document", "document", "one-letter-more", "half", "long", "zero", "half-a-letter", "deep", "script",
    ],
)  # fmt: skip
def test_an_unknown_page_is_answered_with_a_way_on(client: TestClient, path: str) -> None:
    answer = client.get(f"/policies/{path}")
    assert (answer.status_code, answer.headers["content-type"]) == (404, "text/html; charset=utf-8")
    assert "没有这一页" in answer.text
    assert "找不到您要看的规定。" in answer.text
    assert {"/policies", "/#latest"} <= set(links(answer.text))
    assert "alert(1)" not in answer.text


def test_large_type_is_asked_for_in_the_address_and_kept_by_every_link(client: TestClient) -> None:
    for path in ("/policies", f"/policies/{CAP}", DOCUMENT, "/policies/none"):
        page = client.get(path, params={"size": "large"}).text
        assert '<html lang="zh-CN" class="large">' in page
        inner = [href for href in links(page) if href.startswith("/policies")]
        assert inner
        assert all("?size=large" in href for href in inner), path
        assert "?size=normal" in links(page)


def test_without_a_word_the_type_is_normal_and_large_type_is_one_link_away(client: TestClient) -> None:
    page = client.get(f"/policies/{CAP}").text
    assert '<html lang="zh-CN" class="normal">' in page
    assert "?size=large" in links(page)


def test_whoever_talks_in_the_elder_view_reads_in_large_type(client: TestClient) -> None:
    client.post("/view", data={"change": "elder"})
    assert 'class="large"' in client.get(f"/policies/{CAP}").text
    normal = client.get(f"/policies/{CAP}", params={"size": "normal"}).text
    assert 'class="normal"' in normal
    assert "/policies?size=normal" in links(normal)
    client.post("/view", data={"change": "elder"})
    assert 'class="normal"' in client.get(f"/policies/{CAP}").text


def test_another_size_is_a_problem_that_people_can_read(client: TestClient) -> None:
    answer = client.get("/policies", params={"size": "huge"})
    assert (answer.status_code, "没有办成" in answer.text) == (422, True)


def test_a_document_that_is_not_loaded_lists_the_rules_that_cite_it(client: TestClient) -> None:
    rules = current_rules()
    for name, document in rules.documents.items():
        page = client.get(f"/policies/documents/{name}").text
        assert NOT_LOADED in page
        assert unescape(page).count(document.name) == 2  # the title and the heading
        citing = {f"/policies/{rule.id}" for rule in rules.on(clock.today()) if rule.source is document}
        assert {href for href in links(page) if href.count(".") == 2} == citing


def test_every_rule_leads_to_its_clause(client: TestClient) -> None:
    rules = current_rules()
    pages = {name: client.get(f"/policies/documents/{name}").text for name in rules.documents}
    anchors = {name: {str(a["id"]) for _, a in Elements(page).found if "id" in a} for name, page in pages.items()}
    for rule in rules.on(clock.today()):
        found = links(client.get(f"/policies/{rule.id}").text)
        (href,) = (href for href in found if href.startswith("/policies/documents/"))
        name, clause = href.removeprefix("/policies/documents/").split("#")
        assert rules.documents[name] is rule.source
        assert clause in anchors[name], rule.id


def test_a_loaded_document_shows_each_clause_with_its_anchor_and_our_pages(
    client: TestClient, database: Database
) -> None:
    keep(database, ("开头", "示例的开头。"), ("三（一）", "第一行。\n第二行。"), ("九", "没有人引用。"))
    page = client.get(DOCUMENT).text
    assert NOT_LOADED not in page
    assert Elements(page).all("h2", "id") == ["开头", "三（一）", "九"]
    assert re.findall("<p>(.*?)</p>", page) == ["示例的开头。", "第一行。", "第二行。", "没有人引用。"]
    assert f"/policies/{CAP}" in links(page)


def test_a_document_loaded_again_shows_the_new_text_alone(client: TestClient, database: Database) -> None:
    keep(database, ("三（一）", "旧的。"))
    keep(database, ("三（一）", "新的。"))
    page = client.get(DOCUMENT).text
    assert ("新的。" in page, "旧的。" in page) == (True, False)


def test_hostile_text_of_a_loaded_document_stays_text(client: TestClient, database: Database) -> None:
    label, text = '"><script>alert(1)</script>', "<img src=x onerror=alert(2)>{{ 7 * 7 }}&lt;b&gt;"
    plain = Elements(client.get("/policies/documents/hebei-2022").text)
    keep(database, (label, text))
    page = client.get(DOCUMENT).text
    found = Elements(page)
    assert found.all("script", "src") == plain.all("script", "src")
    assert page.count("<script") == 1
    assert found.all("img", "src") == plain.all("img", "src")
    assert found.all("h2", "id") == [label]
    assert [unescape(each) for each in re.findall("<p>(.*?)</p>", page)] == [text]


@pytest.mark.parametrize(
    "path", ["/policies", f"/policies/{CAP}", DOCUMENT, "/policies/none", "/policies-static/policy.js"]
)
def test_every_page_has_the_security_headers(client: TestClient, path: str) -> None:
    headers = client.get(path).headers
    assert not [name for name in HEADERS if name not in headers]
    assert "script-src 'self'" in headers["content-security-policy"]


def test_the_pages_hold_no_script_and_no_style_of_their_own(client: TestClient) -> None:
    for path in ("/policies", f"/policies/{CAP}", DOCUMENT):
        page = Elements(client.get(path).text)
        assert all("src" in attrs for tag, attrs in page.found if tag == "script")
        assert not [tag for tag, _ in page.found if tag == "style"]
        assert not [name for _, attrs in page.found for name in attrs if name == "style" or name.startswith("on")]
