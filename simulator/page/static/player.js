// The audio player: plays the stream of the device, and reports the position.

import { find } from "./texts.js";

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

  /** The position in the stream, in milliseconds. */
  get position() {
    return Math.round(this.#now.currentTime * 1000);
  }

  get isWaiting() {
    return this.#sounds && this.#url !== null && !this.#now.paused && this.#now.readyState < 3;
  }

  /** The part of the page's report that is about the audio. */
  report() {
    const plays = this.#sounds && this.#url !== null;
    return {
      number: plays ? this.#number : null,
      position_ms: plays ? this.position : 0,
      has_ended: plays && this.#now.ended,
    };
  }

  /** Follow the state of the device. */
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

  /** Pause at once, before the device has been told. */
  hush() {
    this.#now.pause();
  }

  /** Lower the volume while somebody speaks. */
  duck() {
    this.#isLow = true;
    if (this.#sounds) this.#fade(LOW);
  }

  /** End `duck`; the volume is restored by the next state of the device that is not ducked. */
  unduck() {
    this.#isLow = false;
  }

  /** Start to play; some browsers allow that only after a click. */
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

  /** Load the next stream, so that it follows without a gap. */
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

  /** Find out whether the stream or the connection has failed. */
  async #broken() {
    const [url, number, position] = [this.#url, this.#number, this.position];
    // A stream that does not play has not failed: its URL may have expired, and resuming brings a new one.
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
