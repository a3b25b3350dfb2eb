"""The pages of the rules: seen, heard, printed, and reached from the chat."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi import FastAPI
from playwright.sync_api import Page, expect

from server import policy_pages
from server.channels import web
from server.registry.crypto import Keyring, use_keyring
from server.registry.database import Database
from server.registry.services import policy_documents
from server.settings import Settings
from tests.browser.axe import faults
from tests.browser.chat import focused, items, open_settings, say
from tests.browser.conftest import Open
from tests.browser.layout import focus_is_uncovered, sideways
from tests.browser.live_server import live_server
from tests.running import SECRET
from tests.server.channels.web.fake_conversations import RULE_PAGE, FakeConversations

RULE = RULE_PAGE
DOCUMENT = "/policies/documents/hebei-2022"
FOOTER = ["我们是谁", "隐私", "无障碍声明", "全部规定"]
PAGES = ["/policies", RULE, DOCUMENT, "/policies/none"]

# Voices and a way to speak that the test drives: each sentence ends when the test says so.
VOICES = """
    window.uttered = [];
    window.cancelled = 0;
    const synthesis = new EventTarget();
    window.voices = [{ lang: "en-US" }, { lang: "zh-HK" }, { lang: "zh_CN", name: "sample" }];
    synthesis.getVoices = () => window.voices;
    synthesis.speak = (utterance) => window.uttered.push(utterance);
    synthesis.cancel = () => { window.cancelled += 1; };
    Object.defineProperty(window, "speechSynthesis", { value: synthesis });
    window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
"""
NO_CHINESE = VOICES + "window.voices = [{ lang: 'en-US' }];"
NO_SPEECH = "Object.defineProperty(window, 'speechSynthesis', { value: undefined });"


@pytest.fixture(scope="module")
def page_url(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The pages and the chat, with one document loaded."""
    use_keyring(Keyring(SECRET))
    folder = tmp_path_factory.mktemp("rule-pages")
    (folder / "registry.db").write_bytes(sqlite_template.read_bytes())
    database = Database(f"sqlite:///{folder}/registry.db")
    with database.write() as session:
        clauses = [
            ("开头", "示例的开头。"),
            ("三（一）", "示例的第一行。\n" + "很长的一行" * 40),
            ("四（四）", "示例。"),
        ]
        policy_documents.keep(session, "hebei-2022", "《示例》", "0" * 64, clauses, "system")
    app = FastAPI()
    app.state.database = database
    app.state.settings = Settings(secret_key="test", data_dir=folder)
    app.state.conversations = FakeConversations()
    policy_pages.install(app)
    web.install(app)
    with live_server(app) as url:
        yield url
    database.close()


def with_voices(page: Page, voices: str = VOICES) -> Page:
    page.add_init_script(voices)
    page.reload()
    return page


def end_sentence(page: Page) -> None:
    page.evaluate("window.uttered.at(-1).onend()")


def marked(page: Page) -> list[str]:
    return page.locator(".spoken").all_inner_texts()


@pytest.mark.parametrize(
    ("path", "context"),
    [
        *((path, {}) for path in PAGES),
        (DOCUMENT, {"color_scheme": "dark"}),
        (RULE, {"color_scheme": "dark"}),
        (RULE, {"forced_colors": "active"}),
        (RULE, {"viewport": {"width": 320, "height": 256}}),
    ],
)
def test_no_page_has_a_fault_in_normal_or_large_type(open_page: Open, path: str, context: dict[str, object]) -> None:
    for size in ("normal", "large"):
        assert faults(open_page(f"{path}?size={size}", **context)) == {}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_page_that_is_read_aloud_has_no_faults(open_page: Open, scheme: str) -> None:
    page = open_page(RULE, color_scheme=scheme, bypass_csp=True)
    with_voices(page).click("#aloud")
    assert faults(page) == {}
    page.click("#aloud")
    assert faults(page) == {}


def test_the_keyboard_goes_through_the_page_in_its_order(open_page: Open) -> None:
    page = with_voices(open_page(RULE))
    seen = []
    for _ in range(20):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement === document.body"):
            break
        seen.append(focused(page))
    assert seen == ["跳到正文", "大字", "print", "aloud", "全部规定", "回到对话", "看原文的这一条", *FOOTER]


def test_the_skip_link_leads_past_the_tools(open_page: Open) -> None:
    page = open_page(RULE)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert focused(page) == "main"
    page.keyboard.press("Tab")
    assert focused(page) == "看原文的这一条"


@pytest.mark.parametrize("path", ["/policies/none", RULE, DOCUMENT])
@pytest.mark.parametrize(
    ("size", "width", "height"),
    [("normal", 320, 256), ("large", 160, 320)],
    ids=["320-px", "large-type-at-200-percent"],
)
def test_no_sideways_scroll_and_no_covered_focus(
    open_page: Open, path: str, size: str, width: int, height: int
) -> None:
    page = open_page(f"{path}?size={size}", viewport={"width": width, "height": height})
    assert sideways(page) <= 0
    for _ in range(12):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement === document.body"):
            break
        assert focus_is_uncovered(page), page.evaluate("document.activeElement.outerHTML")


def test_text_that_the_browser_doubles_does_not_scroll_sideways(open_page: Open) -> None:
    page = open_page(f"{RULE}?size=large", viewport={"width": 320, "height": 640}, bypass_csp=True)
    page.evaluate("document.documentElement.style.fontSize = '60px'")
    assert sideways(page) <= 0


@pytest.mark.parametrize(("size", "least", "letters"), [("normal", 44, 16), ("large", 60, 26)])
@pytest.mark.parametrize("path", PAGES)
def test_what_is_pressed_and_read_is_large_enough(
    open_page: Open, path: str, size: str, least: int, letters: int
) -> None:
    page = with_voices(open_page(f"{path}?size={size}", viewport={"width": 320, "height": 820}))
    small = page.evaluate(
        """([least, letters]) => [
            ...[...document.querySelectorAll("button, a:not(.skip)")].filter(e => e.checkVisibility())
                .filter(e => { const b = e.getBoundingClientRect(); return Math.min(b.width, b.height) < least; }),
            ...[...document.querySelectorAll("body *")]
                .filter(e => parseFloat(getComputedStyle(e).fontSize) < letters),
        ].map(e => e.outerHTML)""",
        [least, letters],
    )
    assert small == []


def test_large_type_is_one_press_away_and_the_next_page_keeps_it(open_page: Open) -> None:
    page = open_page(RULE)
    page.click("text=大字")
    expect(page.locator("html")).to_have_class("large")
    page.click("text=看原文的这一条")
    expect(page.locator("html")).to_have_class("large")
    page.click("text=普通字")
    expect(page.locator("html")).to_have_class("normal")


def test_the_link_to_the_text_arrives_at_the_clause(open_page: Open) -> None:
    page = open_page(RULE)
    page.click("text=看原文的这一条")
    expect(page.locator("h2:target")).to_have_text("条款：三（一）")
    expect(page.locator("h2:target")).to_be_in_viewport()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", [RULE, f"{RULE}?size=large"])
def test_on_paper_the_tools_are_away_and_every_sentence_is_black_on_white(
    open_page: Open, path: str, scheme: str
) -> None:
    page = with_voices(open_page(path, color_scheme=scheme))
    page.click("#aloud")
    page.emulate_media(media="print")
    for tool in ("header nav", "#print", "#aloud", ".skip", ".source", "#aloud-status"):
        expect(page.locator(tool)).to_be_hidden()
    read = page.locator("[data-aloud]")
    assert read.count() > 10
    for each in read.all():
        expect(each).to_be_visible()
    colours = page.evaluate("""[...document.querySelectorAll("main *, .name")].map(e => getComputedStyle(e))
        .map(s => `${s.color} on ${s.backgroundColor}`)""")
    assert set(colours) <= {"rgb(0, 0, 0) on rgba(0, 0, 0, 0)", "rgb(0, 0, 0) on rgb(255, 255, 255)"}
    assert page.evaluate("getComputedStyle(document.documentElement).backgroundColor") == "rgb(255, 255, 255)"


def test_on_paper_large_type_is_larger(open_page: Open) -> None:
    sizes = []
    for size in ("normal", "large"):
        page = open_page(f"{RULE}?size={size}")
        page.emulate_media(media="print")
        sizes.append(page.evaluate("parseFloat(getComputedStyle(document.documentElement).fontSize)"))
    assert sizes[0] >= 18
    assert sizes[1] >= 26


def test_the_print_button_prints(open_page: Open) -> None:
    page = open_page(RULE)
    page.evaluate("window.print = () => { window.printed = true; }")
    page.click("#print")
    assert page.evaluate("window.printed") is True


@pytest.mark.parametrize("voices", [NO_CHINESE, NO_SPEECH], ids=["no-chinese-voice", "no-speech"])
def test_without_a_chinese_voice_there_is_no_button_to_read_aloud(open_page: Open, voices: str) -> None:
    page = with_voices(open_page(RULE), voices)
    expect(page.locator("#print")).to_be_visible()
    expect(page.locator("#aloud")).to_be_hidden()


def test_a_voice_that_comes_late_brings_the_button(open_page: Open) -> None:
    page = with_voices(open_page(RULE), NO_CHINESE)
    expect(page.locator("#aloud")).to_be_hidden()
    page.evaluate("voices.push({ lang: 'zh-CN' }); window.speechSynthesis.dispatchEvent(new Event('voiceschanged'));")
    expect(page.locator("#aloud")).to_be_visible()


def test_with_scripts_off_the_page_is_whole_and_has_no_dead_button(open_page: Open) -> None:
    page = open_page(RULE, java_script_enabled=False)
    assert page.locator("button:visible").count() == 0
    expect(page.locator("h1")).to_be_visible()


def test_every_sentence_is_read_in_order_and_the_one_that_is_read_is_marked(open_page: Open) -> None:
    page = with_voices(open_page(RULE))
    texts = page.locator("[data-aloud]").all_inner_texts()
    assert page.evaluate("uttered.length") == 0  # nothing plays by itself
    page.click("#aloud")
    expect(page.locator("#aloud")).to_have_text("停止朗读")
    for number, text in enumerate(texts, 1):
        assert page.evaluate("uttered.map(each => each.text)") == texts[:number]
        assert marked(page) == [text]
        expect(page.locator(".spoken")).to_be_in_viewport()
        end_sentence(page)
    assert marked(page) == []
    assert page.evaluate("uttered.map(each => each.text)") == texts
    assert page.evaluate("[...new Set(uttered.map(e => `${e.lang} ${e.voice.name}`))]") == ["zh-CN sample"]
    expect(page.locator("#aloud")).to_have_text("朗读")
    expect(page.locator("#aloud-status")).to_have_text("读完了。")


def test_what_is_read_is_all_the_text_of_the_page(open_page: Open) -> None:
    page = open_page(RULE)
    unread = page.evaluate("""() => {
        const walker = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
        const found = [];
        while (walker.nextNode()) {
            const node = walker.currentNode;
            if (node.data.trim() && !node.parentElement.closest("[data-aloud], a")) found.push(node.data);
        }
        return found;
    }""")
    assert unread == []


def test_reading_is_stopped_with_the_same_button_and_begins_anew(open_page: Open) -> None:
    page = with_voices(open_page(RULE))
    first = page.locator("[data-aloud]").first.inner_text()
    page.click("#aloud")
    end_sentence(page)
    page.locator("#aloud").press("Enter")
    assert page.evaluate("[uttered.length, cancelled]") == [2, 1]
    assert marked(page) == []
    expect(page.locator("#aloud-status")).to_have_text("停下了。")
    assert focused(page) == "aloud"
    end_sentence(page)  # what browsers report of a cancelled sentence
    assert page.evaluate("uttered.length") == 2
    page.locator("#aloud").press("Enter")
    page.evaluate("uttered[1].onend(); uttered[1].onerror()")  # and may report late
    assert (page.evaluate("uttered.length"), marked(page)) == (3, [first])


def test_a_voice_that_fails_is_said_with_what_to_do(open_page: Open) -> None:
    page = with_voices(open_page(RULE))
    page.click("#aloud")
    page.evaluate("uttered[0].onerror()")
    expect(page.locator("#aloud-status")).to_have_text("读不出来。请用读屏软件，或者把字放大。")
    expect(page.locator("#aloud")).to_have_text("朗读")
    assert marked(page) == []


def test_reading_ends_with_the_page(open_page: Open) -> None:
    page = with_voices(open_page(RULE))
    page.click("#aloud")
    page.evaluate("window.dispatchEvent(new Event('pagehide'))")
    assert page.evaluate("cancelled") == 1
    assert marked(page) == []


def test_in_forced_colours_the_sentence_that_is_read_has_an_edge(open_page: Open) -> None:
    page = with_voices(open_page(RULE, forced_colors="active"))
    page.click("#aloud")
    assert page.evaluate("getComputedStyle(document.querySelector('.spoken')).outlineStyle") == "solid"


def test_the_list_has_nothing_to_read_aloud(open_page: Open) -> None:
    expect(with_voices(open_page("/policies")).locator("#aloud")).to_be_hidden()


def test_the_pages_ask_no_other_host_and_break_no_rule_of_their_own(open_page: Open, page_url: str) -> None:
    page = open_page("/policies")
    asked: list[str] = []
    refused: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: refused.append(message.text))
    page.on("pageerror", lambda error: refused.append(str(error)))
    for path in (RULE, DOCUMENT, "/policies"):
        page.goto(page_url + path)
    assert all(url.startswith(page_url) for url in asked)
    assert refused == []


def test_a_citation_in_the_chat_opens_the_page_of_its_rule(open_page: Open) -> None:
    page = open_page()
    say(page, "一年能领几次培训补贴？")
    link = items(page).last.locator(".sources a")
    assert link.get_attribute("href") == RULE
    with page.context.expect_page() as opened:
        link.press("Enter")
    expect(opened.value.locator("h1")).to_have_text("每年最多几次")
    expect(page.locator("#text")).to_be_visible()  # the conversation stays where it was


def test_whoever_talks_in_the_elder_view_reads_the_rule_in_large_type(open_page: Open) -> None:
    page = open_page()
    open_settings(page)
    page.click("button[value=elder]")
    page.wait_for_selector("html.elder")
    say(page, "一年能领几次培训补贴？")
    with page.context.expect_page() as opened:
        items(page).last.locator(".sources a").click()
    expect(opened.value.locator("html")).to_have_class("large")
