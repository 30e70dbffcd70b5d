// Amazon's side: what comes of what Alexa asks, what Amazon tells the skill, what befalls her services.

import { find, word } from "./words.js";

const SERVICES = ["time zone", "reminders", "products"];

export class Amazon {
  #form = find("amazon");

  /** `act(does)` lets something happen: `!accept`, `!disable`, `!products down`. */
  constructor(act) {
    this.#form.addEventListener("submit", (event) => event.preventDefault());
    for (const button of this.#form.querySelectorAll("[data-does]")) {
      button.addEventListener("click", () => act(button.dataset.does));
    }
    for (const service of SERVICES) {
      const field = this.#form.elements[service];
      field.addEventListener("change", () => act(`!${service} ${field.value}`));
    }
  }

  show({ question, mishaps }) {
    const asks = question ? word("amazon_asks", { question }) : word("amazon_idle");
    if (find("amazon-asks").textContent !== asks) find("amazon-asks").textContent = asks;
    find("amazon-replies").hidden = !question;
    for (const service of SERVICES) {
      const field = this.#form.elements[service];
      if (field !== document.activeElement) field.value = mishaps[service] ?? "fine";
    }
  }
}
