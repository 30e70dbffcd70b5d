// The panel "What goes on underneath": requests and responses, broken rules, and what is stored.

import { element, find, textOf } from "./texts.js";

const MOST = 150;
const SHORT = /^(AudioPlayer|PlaybackController)\./;

export class Inspector {
  #broken = 0;
  #count = 0;

  add(entries, knowsStore) {
    for (const entry of entries) this.#add(entry);
    const journal = find("journal");
    while (journal.children.length > MOST) journal.lastChild.remove();
    if (entries.length) this.#stored(entries, knowsStore);
  }

  /** Add a line of the page's own. */
  note(text) {
    find("journal").prepend(element("li", { className: "own" }, element("span", { className: "badge soft", text: textOf("screen") }), ` ${text}`));
  }

  #add(entry) {
    this.#count += 1;
    this.#broken += entry.breaches.filter((one) => one.hard).length;
    find("journal").prepend(element("li", {}, row(entry)));
  }

  #stored(entries, knowsStore) {
    const latest = entries.findLast((one) => one.stored);
    find("stored-note").textContent = knowsStore ? "" : textOf("no_state");
    if (!knowsStore || !latest) return;
    find("stored").hidden = false;
    find("stored").textContent = JSON.stringify(latest.stored, null, 2);
    const changed = entries.flatMap((one) => one.changes);
    find("changes").hidden = !changed.length;
    find("stored-note").textContent = changed.length ? "" : textOf("no_change");
    find("changes").tBodies[0].replaceChildren(...changed.map(changeRow));
  }
}

function row(entry) {
  const what = entry.intent ?? (entry.type.replace(SHORT, "") || textOf("unsent"));
  const summary = element(
    "summary",
    {},
    element("span", { className: "quiet", text: entry.at?.slice(11, 19) ?? "" }),
    element("span", { className: "what", text: what }),
    element("span", { className: "quiet", text: entry.took_ms === null ? "" : textOf("took", { ms: entry.took_ms }) }),
    ...(entry.request || entry.breaches.length ? badges(entry.breaches) : []),
    element("span", { className: "quiet", text: entry.spoken || entry.amazon || "" }),
  );
  const details = element("details", {}, summary);
  // The content is made when the entry is first opened, because a long workout has many requests.
  details.addEventListener("toggle", () => details.children.length === 1 && details.append(...inside(entry)));
  return details;
}

function badges(breaches) {
  if (!breaches.length) return [element("span", { className: "badge", text: textOf("lawful") })];
  return breaches.map(({ rule, hard }) =>
    element("span", { className: `badge ${hard ? "hard" : "soft"}`, text: textOf(hard ? "breach" : "warning", { rule }) }),
  );
}

function inside(entry) {
  const told = entry.breaches.map(({ rule, message }) => element("li", { text: `${rule}: ${message}` }));
  const sides = [["asked", entry.request], ["answered", entry.response]].map(([side, json]) =>
    element(
      "div",
      {},
      element("h3", { text: textOf(side) }),
      element("pre", { className: "json", tabIndex: 0, "aria-label": textOf(side), role: "region", text: JSON.stringify(json, null, 2) }),
    ),
  );
  return [...(told.length ? [element("ul", { className: "broken" }, ...told)] : []), element("div", { className: "pair" }, ...sides, ...changesOf(entry))];
}

function changeRow({ path, before, after }) {
  const where = element("th", { scope: "row", text: path });
  return element("tr", {}, where, element("td", { text: short(before) }), element("td", { text: short(after) }));
}

function changesOf(entry) {
  if (!entry.changes.length) return [];
  const caption = element("caption", { text: textOf("changed") });
  return [element("table", {}, caption, element("tbody", {}, ...entry.changes.map(changeRow)))];
}

function short(value) {
  if (value === null || value === undefined) return "–";
  const text = typeof value === "string" ? value : JSON.stringify(value);
  return text.length > 120 ? `${text.slice(0, 118)}…` : text;
}
