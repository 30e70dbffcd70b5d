// The connection to the server: one request after another, each with the page's report.

export class Connection extends EventTarget {
  #page = 0;
  #last = performance.now();
  #queue = Promise.resolve();
  #report;
  isOnline = true;

  /** `report` returns what plays here: {number, position_ms, has_ended, is_speaking, stands_still}. */
  constructor(report) {
    super();
    this.#report = report;
  }

  /** Open the page on the server: it takes the household over from any other page. */
  async arrive() {
    const told = await this.#fetch("arrive", {});
    this.#page = told.page;
    this.#last = performance.now();
    return told;
  }

  /** Send a request; resolves to the response, or to null if there is none. Responses come in order. */
  ask(name, body = {}) {
    const turn = this.#queue.then(() => this.#ask(name, body));
    this.#queue = turn.catch(() => {});
    return turn;
  }

  /** Tell the server that the page is closing. */
  leave() {
    const body = JSON.stringify({ page: this.#page, report: this.#take() });
    navigator.sendBeacon("/api/leave", new Blob([body], { type: "application/json" }));
  }

  async #ask(name, body) {
    const since = this.#last;
    const report = this.#take();
    try {
      return await this.#fetch(name, { ...body, page: this.#page, report });
    } catch (error) {
      // The time that could not be reported is added to the next report.
      if (error instanceof Offline) this.#last = since;
      throw error;
    }
  }

  #take() {
    const { stands_still, ...report } = this.#report();
    const now = performance.now();
    const elapsed = stands_still ? 0 : Math.round(now - this.#last);
    this.#last = now;
    return { ...report, elapsed_ms: elapsed };
  }

  async #fetch(name, body) {
    let answer;
    try {
      answer = await fetch(`/api/${name}`, {
        method: "POST",
        headers: { "Content-Type": "application/json" },
        body: JSON.stringify(body),
      });
    } catch {
      this.#online(false);
      throw new Offline();
    }
    this.#online(true);
    const told = await answer.json();
    if (answer.status === 409) throw new Taken(told.page < this.#page);
    if (!answer.ok) throw new Refused(told.error);
    return told;
  }

  #online(isOnline) {
    if (isOnline === this.isOnline) return;
    this.isOnline = isOnline;
    this.dispatchEvent(new Event("connection"));
  }
}

/** The server could not be reached. */
export class Offline extends Error {}

/** The server has refused the request; the message is shown to the user. */
export class Refused extends Error {}

/** Another page has the household now, or, if `wasRestarted`, the server was restarted. */
export class Taken extends Error {
  constructor(wasRestarted) {
    super();
    this.wasRestarted = wasRestarted;
  }
}
