"use strict";
const told = document.getElementById("told");
let quiet;
const tell = (words) => {
  told.textContent = words;
  clearTimeout(quiet);
  quiet = setTimeout(() => { told.textContent = ""; }, 2600);
};
const copy = async (words) => {
  try {
    await navigator.clipboard.writeText(words);
    tell("Copied as a citation");
  } catch {
    tell("The browser does not let the page copy");
  }
};
document.addEventListener("click", async (event) => {
  const link = event.target.closest("a[data-cite]");
  if (!link || event.metaKey || event.ctrlKey || event.shiftKey) return;
  event.preventDefault();
  const answer = await fetch(link.dataset.cite, { headers: { accept: "application/json" } });
  if (!answer.ok) { location.href = link.href; return; }
  await copy((await answer.json()).citation);
});
for (const button of document.querySelectorAll("button[data-copy]")) {
  button.hidden = false;
  button.addEventListener("click", () => copy(document.getElementById(button.dataset.copy).value));
}
for (const image of document.querySelectorAll(".plot img[data-live]")) {
  fetch(image.src).then(async (answer) => {
    if (!answer.ok) return;
    const bare = (await answer.text()).replace(/<style>[^<]*<\/style>/, "");
    const drawn = new DOMParser().parseFromString(bare, "image/svg+xml");
    if (drawn.querySelector("parsererror")) return;
    for (const own of drawn.querySelectorAll("script")) own.remove();
    const svg = document.importNode(drawn.documentElement, true);
    svg.setAttribute("role", "group");
    svg.setAttribute("aria-label", image.alt);
    for (const part of svg.querySelectorAll("a")) {
      const name = part.querySelector("[aria-label]");
      if (name) part.setAttribute("aria-label", name.getAttribute("aria-label"));
    }
    image.replaceWith(svg);
  });
}
const token = document.getElementById("token");
if (token && location.hash.length > 1) {
  token.value = location.hash.slice(1);
  history.replaceState(null, "", location.pathname + location.search);
  token.form.requestSubmit();
}
const entries = [...document.querySelectorAll(".record .entry, .rows > li[data-key]")];
for (const entry of entries) entry.tabIndex = -1;
const keys = document.querySelector(".keys");
if (keys) keys.hidden = false;
let going = false;
const move = (step) => {
  const now = entries.indexOf(document.activeElement.closest(".entry, .rows > li[data-key]"));
  const next = entries[Math.max(0, Math.min(entries.length - 1, now + step))];
  if (next) { next.focus({ preventScroll: true }); next.scrollIntoView({ block: "nearest" }); }
};
const follow = (part) => {
  const link = document.activeElement.querySelector(part);
  if (link) link.click();
};
document.addEventListener("keydown", (event) => {
  if (event.metaKey || event.ctrlKey || event.altKey) return;
  const target = event.target;
  if (target.matches("input, textarea, select")) {
    if (event.key === "Escape") target.blur();
    return;
  }
  if (going) {
    going = false;
    const place = { t: "/", c: "/calendar", n: "/network", r: "/reports" }[event.key];
    if (place) location.href = place;
    return;
  }
  if (event.key === "/") { event.preventDefault(); document.getElementById("find-q").focus(); }
  else if (event.key === "j") move(1);
  else if (event.key === "k") move(-1);
  else if (event.key === "g") going = true;
  else if (event.key === "c") follow("a[data-cite]");
  else if (event.key === "e") follow("a.fix");
  else if (event.key === "Enter" && target.matches(".entry, .rows > li")) follow("a.back, a.link");
});
