// The panel of Amazon's side: replies to Alexa's own questions, skill events, and faults of Alexa's services.

import { find, textOf } from "./texts.js";

const SERVICES = ["time zone", "reminders", "products"];

export class Amazon {
  #form = find("amazon");

  /** `act(does)` lets something happen by what would be typed for it: `!accept`, `!disable`, `!products down`. */
  constructor(act) {
    this.#form.addEventListener("submit", (event) => event.preventDefault());
    for (const button of this.#form.querySelectorAll("[data-does]")) {
      button.addEventListener("click", () => act(button.dataset.does));
    }
    const routine = this.#form.elements.routine;
    const play = () => {
      const typed = routine.value.trim();
      if (typed) act(typed.startsWith("https:") ? typed : `!routine ${typed}`);
    };
    find("play-routine").addEventListener("click", play);
    routine.addEventListener("keydown", (event) => event.key === "Enter" && play());
    for (const service of SERVICES) {
      const field = this.#form.elements[service];
      field.addEventListener("change", () => act(`!${service} ${field.value}`));
    }
  }

  show({ question, service_faults }) {
    const asks = question ? textOf("amazon_asks", { question }) : textOf("amazon_idle");
    if (find("amazon-asks").textContent !== asks) find("amazon-asks").textContent = asks;
    find("amazon-replies").hidden = !question;
    for (const service of SERVICES) {
      const field = this.#form.elements[service];
      if (field !== document.activeElement) field.value = service_faults[service] ?? "fine";
    }
  }
}
