// The panel of faults: each change is sent to the device at once.

import { element, find } from "./texts.js";

const EVENTS = ["PlaybackStarted", "PlaybackNearlyFinished", "PlaybackFinished", "PlaybackStopped", "PlaybackFailed"];
const SETS = ["doubled", "delayed", "dropped"];
const USUAL = {
  nearly_finished: "early", barged_in: "PAUSED", streams: "none", fetches_ahead: false, jitter_ms: 0, delay_ms: 0,
  ear: "strict", slow_store_ms: 0, pauses_itself: false, is_cut_off: false, doubled: [], delayed: [], dropped: [],
};

export class Switches {
  #ask;
  #form = find("switches");

  constructor(ask) {
    this.#ask = ask;
    find("events").append(...EVENTS.map(eventRow));
    this.#form.addEventListener("submit", (event) => event.preventDefault());
    this.#form.addEventListener("change", () => this.#set(this.#choices()));
    find("neutral").addEventListener("click", () => this.#set(USUAL));
  }

  show(switches) {
    for (const [name, value] of Object.entries(switches)) {
      const field = this.#form.elements[name];
      if (SETS.includes(name)) {
        for (const box of this.#form.querySelectorAll(`[data-set="${name}"]`)) box.checked = value.includes(box.value);
      } else if (field && field !== document.activeElement) {
        if (field.type === "checkbox") field.checked = value;
        else field.value = value;
      }
    }
  }

  #choices() {
    const choices = {};
    for (const field of this.#form.elements) {
      if (!field.name) continue;
      choices[field.name] = field.type === "checkbox" ? field.checked : field.type === "number" ? Number(field.value) : field.value;
    }
    for (const set of SETS) {
      choices[set] = [...this.#form.querySelectorAll(`[data-set="${set}"]:checked`)].map((box) => box.value);
    }
    return choices;
  }

  async #set(choices) {
    if (document.activeElement?.form === this.#form && choices === USUAL) document.activeElement.blur();
    await this.#ask("switch", { choices });
  }
}

function eventRow(name) {
  const short = name.replace("Playback", "");
  const boxes = SETS.map((set) =>
    element("td", {}, element("input", { type: "checkbox", value: name, "data-set": set, "aria-label": `${short} ${set}` })),
  );
  return element("tr", {}, element("th", { scope: "row", text: short }), ...boxes);
}
