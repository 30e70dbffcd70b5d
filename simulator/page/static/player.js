// The loudspeaker: it plays what the device says that it plays, and reports how far it has come.

import { find } from "./words.js";

const NEAR_S = 0.4;
const LOW = 0.18;
const AGAIN_MS = 1000;

export class Player extends EventTarget {
  #now = find("deck-a");
  #next = find("deck-b");
  #url = null;
  #number = null;
  #sounds = false;
  #loud = 1;
  #isLow = false;
  #fading = null;

  constructor() {
    super();
    for (const audio of [this.#now, this.#next]) {
      audio.addEventListener("ended", () => audio === this.#now && this.#tell("ended"));
      audio.addEventListener("error", () => audio === this.#now && this.#broken());
      audio.addEventListener("timeupdate", () => audio === this.#now && this.#tell("moved"));
      audio.addEventListener("waiting", () => audio === this.#now && this.#tell("waiting"));
      audio.addEventListener("playing", () => audio === this.#now && this.#tell("sounding"));
    }
  }

  /** Where it is, in milliseconds. */
  get position() {
    return Math.round(this.#now.currentTime * 1000);
  }

  get isWaiting() {
    return this.#sounds && this.#url !== null && !this.#now.paused && this.#now.readyState < 3;
  }

  /** What the server is told of the sound. */
  report() {
    const plays = this.#sounds && this.#url !== null;
    return {
      number: plays ? this.#number : null,
      position_ms: plays ? this.position : 0,
      has_ended: plays && this.#now.ended,
    };
  }

  /** Do as the device does. */
  apply(state, queue) {
    this.#sounds = state.sounds;
    if (state.sounds && state.url) {
      if (state.number !== this.#number) this.#begin(state);
      this.#fade(state.ducked || this.#isLow ? LOW : 1);
    } else {
      this.#number = state.number;
      this.hush();
      if (!state.url) this.#url = null;
      else if (state.url !== this.#url) this.#load(state.url, state.offset_ms);
    }
    this.#prepare(queue[0]?.url ?? null);
  }

  /** Be silent at once, as when somebody presses pause; the device is told by whoever asks for it. */
  hush() {
    this.#now.pause();
  }

  /** Turn down while somebody speaks. */
  duck() {
    this.#isLow = true;
    if (this.#sounds) this.#fade(LOW);
  }

  /** Be as loud as before; what the device itself turned down stays so until it says otherwise. */
  unduck() {
    this.#isLow = false;
  }

  /** Try once more, after a click if the browser wants one. */
  async play() {
    if (!this.#sounds || !this.#url) return;
    try {
      await this.#now.play();
      this.#tell("sounding");
    } catch (error) {
      if (error.name === "NotAllowedError") this.#tell("blocked");
    }
  }

  #begin({ number, url, offset_ms }) {
    this.#number = number;
    const offset = offset_ms / 1000;
    if (url !== this.#url || this.#now.error) this.#load(url, offset_ms);
    else if (Math.abs(this.#now.currentTime - offset) > NEAR_S || this.#now.ended) this.#now.currentTime = offset;
    this.play();
  }

  #load(url, offset_ms) {
    this.#now.pause();
    this.#url = url;
    if (this.#next.getAttribute("src") === url && !this.#next.error) {
      [this.#now, this.#next] = [this.#next, this.#now];
    } else {
      this.#now.src = url;
    }
    this.#now.currentTime = offset_ms / 1000;
  }

  /** Load what comes next, so that the music runs on through the seam. */
  #prepare(url) {
    if (!url || url === this.#url || this.#next.getAttribute("src") === url) return;
    this.#next.src = url;
    this.#next.load();
  }

  #fade(to) {
    if (this.#loud === to) return;
    this.#loud = to;
    clearInterval(this.#fading);
    const from = this.#now.volume;
    let step = 0;
    this.#fading = setInterval(() => {
      step += 1;
      this.#now.volume = this.#next.volume = from + ((to - from) * step) / 8;
      if (step === 8) clearInterval(this.#fading);
    }, 25);
  }

  /** Find out whether it is the stream that is broken, or the line. */
  async #broken() {
    const [url, number, position] = [this.#url, this.#number, this.position];
    // What is silent has not failed: an address may have expired meanwhile, and resuming brings another.
    if (!this.#sounds || !this.#now.getAttribute("src")) return;
    try {
      const answer = await fetch(url, { headers: { Range: "bytes=0-1" } });
      if (answer.ok && !this.#mended) {
        this.#mended = true;
        this.#retry(url, position, 0);
      } else {
        this.dispatchEvent(new CustomEvent("failed", { detail: number }));
      }
    } catch {
      this.#retry(url, position, AGAIN_MS);
    }
  }

  #mended = false;

  #retry(url, position, after) {
    setTimeout(() => {
      if (this.#url !== url || !this.#now.error) return;
      this.#now.src = url;
      this.#now.currentTime = position / 1000;
      if (this.#sounds) this.play();
    }, after);
  }

  #tell(what) {
    if (what === "sounding") this.#mended = false;
    this.dispatchEvent(new Event(what));
  }
}
