// The panel of the household: who speaks, to which Echo, how it is set up, and the date.

import { element, find, textOf } from "./texts.js";

export class Household {
  #ask;
  #shown = "";

  /** `ask(name, body)` sends a request to the server. */
  constructor(ask) {
    this.#ask = ask;
    find("recognises").addEventListener("change", (event) => this.#change({ recognises: event.target.checked }));
    find("locale").addEventListener("change", (event) => this.#change({ locale: event.target.value }));
    find("has-screen").addEventListener("change", ({ target: { value } }) =>
      this.#change(value === "none" ? { has_screen: false } : { has_screen: true, screen: value }),
    );
    find("has-audio").addEventListener("change", (event) => this.#change({ has_audio: event.target.checked }));
    this.#adds("add-person", "adds_person");
    this.#adds("add-device", "adds_device");
    for (const button of document.querySelectorAll("[data-skip]")) {
      button.addEventListener("click", () => ask("skip", { milliseconds: Number(button.dataset.skip) }));
    }
  }

  show({ household, now }) {
    const when = new Intl.DateTimeFormat(undefined, { weekday: "long", hour: "numeric", minute: "2-digit", day: "numeric", month: "long" }).format(now);
    put("today", textOf("today", { when }));
    put("when", `${household.person} · ${household.device} · ${when}`);
    const key = JSON.stringify(household);
    if (key === this.#shown) return;
    this.#shown = key;
    const here = household.devices.find((one) => one.name === household.device);
    put("household-now", `${household.person}, ${here.name}, ${here.locale}`);
    find("recognises").checked = household.recognises;
    this.#choices("people", household.people, household.person, "speaks", "forgets_person", () => "");
    const devices = household.devices.map((one) => one.name);
    const playing = (name) => household.devices.find((one) => one.name === name).playing;
    this.#choices("devices", devices, household.device, "goes_to", "forgets_device", (name) =>
      playing(name) ? textOf("elsewhere_plays", { title: playing(name) }) : "",
    );
    const locales = household.locales.map((one) => element("option", { value: one, text: one, selected: one === here.locale }));
    find("locale").replaceChildren(...locales);
    find("has-screen").value = here.has_screen ? here.screen : "none";
    find("has-audio").checked = here.has_audio;
  }

  #choices(id, names, chosen, verb, forgets, aside) {
    const hadFocus = find(id).contains(document.activeElement) ? document.activeElement.value : null;
    const rows = names.map((name) => {
      const radio = element("input", { type: "radio", name: id, value: name, checked: name === chosen });
      radio.addEventListener("change", () => this.#change({ [verb]: name }));
      const label = element("label", {}, radio, name);
      const told = aside(name);
      const row = element("div", { className: "choice" }, label);
      if (told) row.append(element("span", { className: "quiet", text: told }));
      if (names.length > 1) {
        const gone = element("button", { type: "button", className: "small", text: textOf("forget", { name }) });
        gone.addEventListener("click", () => this.#change({ [forgets]: name }));
        row.append(gone);
      }
      return row;
    });
    find(id).replaceChildren(...rows);
    if (hadFocus) find(id).querySelector(`input[value="${CSS.escape(hadFocus)}"]`)?.focus();
  }

  #adds(id, verb) {
    find(id).addEventListener("submit", async (event) => {
      event.preventDefault();
      const name = event.target.elements.name;
      if (await this.#change({ [verb]: name.value })) name.value = "";
    });
  }

  #change(change) {
    return this.#ask("household", { change });
  }
}

function put(id, text) {
  if (find(id).textContent !== text) find(id).textContent = text;
}
