"""The room in a real browser: every page, light and dark, desk and phone, by keyboard; nothing asked for outside."""

import os
import re
import shutil
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from tests.web.conftest import TOKEN, listening

CHROMIUM = os.environ.get("MEMCON_CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine: set MEMCON_CHROMIUM to its path")
DESK = {"width": 1440, "height": 1000}
PHONE = {"width": 390, "height": 844}
PAGES = {
    "today": "/today?since=2025-10-01", "report": "/report/{summit}", "hostile": "/report/{hostile}", "entry": "/report/{summit}/s2", "search": "/search?q=talks",
    "quote": "/quote?words=Nobody+in+Oslo+is+looking+for+a+door", "said": "/said?speaker={solvang}", "reports": "/reports", "actor": "/actor/{first}", "offices": "/actor/{solvang}/offices", "holder": "/actor/{solvang}", "dyad": "/dyad/AFG/ALB",
    "network": "/network?since=2024-01-01&until=2025-12-31", "calendar": "/calendar?on=2025-01-01&days=365", "month": "/calendar?month=2026-03", "compare": "/compare?a={first}&b={second}",
    "story": "/story/{story}", "corrections": "/corrections", "read": "/read", "enter": "/enter", "api": "/api", "fault": "/report/999999",
}  # fmt: skip


@pytest.fixture(scope="module")
def chromium():
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()


class Seen:
    """A page that notes what it asks for and what it complains of."""

    def __init__(self, browser: Browser, address: str, **how) -> None:
        self.context = browser.new_context(base_url=address, **{"viewport": DESK, **how})
        self.page: Page = self.context.new_page()
        self.asked: list[str] = []
        self.complaints: list[str] = []
        self.page.on("request", lambda r: self.asked.append(r.url))
        self.page.on("console", lambda m: self.complaints.append(m.text) if m.type in ("error", "warning") else None)
        self.page.on("pageerror", lambda e: self.complaints.append(str(e)))
        self.page.on("dialog", lambda d: (self.complaints.append(f"dialog {d.message}"), d.dismiss()))

    def open(self, path: str) -> Page:
        self.page.goto(path)
        self.page.wait_for_load_state("networkidle")
        return self.page


@pytest.fixture
def see(chromium, room):
    opened = []

    def made(**how) -> Seen:
        opened.append(Seen(chromium, room, **how))
        return opened[-1]

    yield made
    for seen in opened:
        seen.context.close()


@pytest.mark.slow
@pytest.mark.parametrize("look", ["desk-light", "desk-dark", "phone-light", "phone-dark"])
def test_every_page_shows_without_a_complaint_and_asks_for_nothing_outside(see, room, numbers, look, tmp_path):
    phone = {"viewport": PHONE, "is_mobile": True, "has_touch": True} if "phone" in look else {}
    seen = see(color_scheme=look.split("-")[1], **phone)
    kept = Path(os.environ.get("MEMCON_SHOTS") or tmp_path)
    for name, path in PAGES.items():
        page = seen.open(path.format(**numbers))
        expect(page.locator("h1").first).to_be_attached()
        if "phone" in look:
            wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
            assert wide <= 1, f"{name} is {wide} pixels too wide"
        page.screenshot(path=kept / f"{name}-{look}.png")
        faults = [c for c in seen.complaints if not (name == "fault" and "404" in c)]
        assert faults == [], name
        seen.complaints.clear()
    assert {u.split("/")[2] for u in seen.asked if not u.startswith(("data:", "blob:"))} == {room.split("/")[2]}


@pytest.mark.slow
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_serious(see, numbers, scheme):
    from axe_playwright_python.sync_playwright import Axe

    seen = see(color_scheme=scheme, bypass_csp=True, reduced_motion="reduce")
    axe, found = Axe(), {}
    for name, path in PAGES.items():
        answer = axe.run(
            seen.open(path.format(**numbers)),
            options={"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"]},
        )
        for v in answer.response["violations"]:
            if v["impact"] in ("serious", "critical"):
                found[name, v["id"]] = [n["html"][:160] for n in v["nodes"][:3]]
    assert found == {}


def test_an_entry_lights_its_words_and_the_words_their_entry(see, numbers):
    page = see().open(f"/report/{numbers['summit']}")
    page.locator("#s3").hover()
    lit = page.locator(".text .on")
    expect(lit.first).to_be_visible()
    assert "Russian vessels had damaged a power line in January" in "".join(lit.all_text_contents())
    page.locator("#s4 .back").focus()
    assert "anchor" in " ".join(page.locator(".text .on").all_inner_texts())
    page.locator('.text [data-e~="s1"]').first.hover()
    expect(page.locator("#s1")).to_have_class(re.compile(r"\bon\b"))


def test_without_javascript_the_page_is_whole(see, numbers):
    page = see(java_script_enabled=False).open(f"/report/{numbers['summit']}")
    page.locator("#s2 .back").click()
    assert page.url.endswith("#t-s2")
    page.goto(f"/report/{numbers['summit']}/s2")
    expect(page.locator("#citation")).to_have_value(re.compile(r"Ingrid Solvang.*#:~:text=", re.S))
    page.goto("/network?since=2016-01-01&until=2025-12-31")
    expect(page.locator(".plot img")).to_be_visible()
    page.locator("td a").first.click()
    assert "/dyad/" in page.url


def test_a_citation_is_copied_with_its_link_to_the_words(see, room, numbers):
    seen = see()
    seen.context.grant_permissions(["clipboard-read", "clipboard-write"], origin=room)
    page = seen.open(f"/report/{numbers['summit']}")
    page.locator("#s1").hover()
    page.locator("#s1 a.cite").click()
    expect(page.locator("#told")).to_have_text("Copied as a citation")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith(
        "“Oslo will not loosen its defence ties with them” — Ingrid Solvang, Foreign Minister, Norway, 7 March 2026. Northern Wire, “Norway tells Baltic allies"
    )
    assert (
        "https://example.org/2026/03/07/tallinn-forum#:~:text=Oslo%20will%20not%20loosen%20its%20defence%20ties%20with%20them"
        in copied
    )


def test_the_keyboard_leads_through_the_page(see, numbers):
    page = see().open(f"/report/{numbers['summit']}")
    page.keyboard.press("j")
    expect(page.locator("#s1")).to_be_focused()
    page.keyboard.press("j")
    page.keyboard.press("k")
    expect(page.locator("#s1")).to_be_focused()
    page.keyboard.press("/")
    expect(page.locator("#find-q")).to_be_focused()
    page.keyboard.type("door")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search?q=door")
    expect(page.locator("mark").first).to_have_text("door")
    page.keyboard.press("g")
    page.keyboard.press("n")
    page.wait_for_url("**/network")
    page.keyboard.press("Tab")
    expect(page.locator(".skip")).to_be_focused()


def test_the_plot_becomes_part_of_the_page_and_leads_to_the_dyad(see):
    page = see().open("/network?since=2016-01-01&until=2025-12-31")
    svg = page.locator(".plot svg")
    expect(svg).to_be_visible()
    link = svg.locator("a").first
    label = link.get_attribute("aria-label")
    assert re.search(r" and .*: \d+ cooperation, \d+ conflict", label)
    link.locator("path").dispatch_event("click")
    page.wait_for_url("**/dyad/*/*")


def test_correct_this_from_the_report_to_the_correction(chromium, store_path, settings_of):
    from memcon.store import Store

    with Store.open(store_path) as store:
        summit = store.find_report("summit")
    with listening(settings_of(store_path)) as room:
        seen = Seen(chromium, room)
        page = seen.open(f"/report/{summit}")
        page.locator("#s4").hover()
        page.locator("#s4 a.fix").click()
        page.wait_for_url("**/enter?next=*")
        page.fill("#token", TOKEN)
        page.get_by_role("button", name="Sign in").click()
        page.wait_for_url(f"**/report/{summit}/s4/correct")
        expect(page.locator("#speaker")).to_have_value("senior NATO official")
        page.fill("#speaker", "Ingrid Solvang")
        page.fill("#by", "Mara")
        page.fill("#why", "She said so herself")
        page.get_by_role("button", name="Save the correction").click()
        page.wait_for_url(f"**/report/{summit}/s4")
        expect(page.locator("h1")).to_contain_text("Ingrid Solvang")
        expect(page.get_by_text("corrected by hand")).to_be_visible()
        page.goto("/corrections")
        expect(page.locator(".rows > li").first).to_contain_text("She said so herself")
        page.get_by_role("link", name="take back").click()
        page.get_by_role("button", name="Take it back").click()
        expect(page.get_by_text("taken back")).to_be_visible()
        page.goto(f"/report/{summit}")
        expect(page.locator("#s4 .who")).to_contain_text("senior NATO official")
        assert seen.complaints == []
        seen.context.close()


def test_the_address_that_the_terminal_shows_signs_in(see):
    seen = see()
    page = seen.open(f"/enter#{TOKEN}")
    page.wait_for_url(re.compile(r"/$"))
    assert TOKEN not in page.url
    assert not any(TOKEN in u for u in seen.asked)
    page.goto("/enter")
    expect(page.get_by_text("You are signed in")).to_be_visible()
