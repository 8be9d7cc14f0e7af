"use strict";
for (const report of document.querySelectorAll("article.report")) {
  const holders = new Map();
  for (const part of report.querySelectorAll("[data-e]"))
    for (const id of part.dataset.e.split(" "))
      if (id) (holders.get(id) || holders.set(id, []).get(id)).push(part);
  let lit = [];
  const light = (ids) => {
    for (const part of lit) part.classList.remove("on");
    lit = ids.flatMap((id) => holders.get(id) || []);
    for (const part of lit) part.classList.add("on");
  };
  const narrowest = (part) => {
    const ids = part.dataset.e.split(" ").filter(Boolean);
    return ids.sort((a, b) => holders.get(a).length - holders.get(b).length);
  };
  const over = (event) => {
    const part = event.target.closest("[data-e]");
    light(part ? narrowest(part) : []);
  };
  report.addEventListener("mouseover", over);
  report.addEventListener("focusin", over);
  report.addEventListener("mouseleave", () => light([]));
  report.addEventListener("click", (event) => {
    if (event.target.closest("a") || String(getSelection())) return;
    const part = event.target.closest("[data-e]");
    if (!part) return;
    const entry = part.classList.contains("entry");
    const other = narrowest(part).flatMap((id) => holders.get(id)).find((p) => p.classList.contains("entry") !== entry);
    if (other) other.scrollIntoView({ block: "center", behavior: "smooth" });
  });
}
