// A sample to check: y, n and u judge the record at hand, j and k go on and back; the verdicts are kept in this browser.
const rows = JSON.parse(document.getElementById("rows").textContent);
const cards = [...document.querySelectorAll("article")];
const key = "memcon sample " + rows.map((r) => r.report + r.key).join(" ").slice(0, 2000);
let now = 0;

const verdict = (i) => cards[i].querySelector("input[type=radio]:checked")?.value ?? "";
const note = (i) => cards[i].querySelector("input[type=text]").value;
const cell = (v) => (/[",\r\n]/.test(v) ? '"' + v.replaceAll('"', '""') + '"' : v);

function judge(i, value) {
  cards[i].querySelector(`input[value=${value}]`).checked = true;
}

function count() {
  const done = rows.filter((_, i) => verdict(i)).length;
  document.getElementById("done").textContent = `${done} of ${rows.length} checked`;
  try {
    localStorage.setItem(key, JSON.stringify(rows.map((_, i) => [verdict(i), note(i)])));
  } catch {
    // A page opened from a file may not keep anything: the button saves it all the same.
  }
}

function go(i) {
  now = Math.max(0, Math.min(cards.length - 1, i));
  cards.forEach((card, j) => card.classList.toggle("now", j === now));
  cards[now].scrollIntoView({ block: "center" });
}

function save() {
  const lines = [["number", "stratum", "of", "correct", "note", "report", "key", "undrawn"]];
  rows.forEach((r, i) => lines.push([r.number, r.stratum, r.of, verdict(i), note(i), r.report, r.key, r.undrawn]));
  const text = lines.map((line) => line.map((v) => cell(String(v))).join(",") + "\r\n").join("");
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type: "text/csv" }));
  link.download = "verdicts.csv";
  link.click();
  URL.revokeObjectURL(link.href);
}

document.addEventListener("change", count);
document.addEventListener("focusin", (e) => {
  const card = cards.indexOf(e.target.closest("article"));
  if (card >= 0) now = card;
});
document.addEventListener("keydown", (e) => {
  if (e.target.type === "text" || e.ctrlKey || e.metaKey || e.altKey) return;
  const value = { y: "yes", n: "no", u: "unsure" }[e.key];
  if (value) {
    judge(now, value);
    count();
    go(now + 1);
    e.preventDefault();
  } else if (e.key === "j" || e.key === "k") {
    go(now + (e.key === "j" ? 1 : -1));
  }
});
document.getElementById("save").addEventListener("click", save);
try {
  (JSON.parse(localStorage.getItem(key)) ?? []).forEach(([value, words], i) => {
    if (value) judge(i, value);
    cards[i].querySelector("input[type=text]").value = words;
  });
} catch {
  // What was kept is of another page.
}
count();
