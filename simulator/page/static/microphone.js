// The microphone: the browser's speech recognition, if it has one.

const Recognition = globalThis.SpeechRecognition ?? globalThis.webkitSpeechRecognition;

export class Microphone extends EventTarget {
  #heard = null;
  #mayAsk = false;
  isOpen = false;

  /** True if this browser supports speech recognition. */
  static get exists() {
    return Boolean(Recognition);
  }

  /** Start to listen; if that is not possible, returns the key of a text that says why. */
  open(locale) {
    if (!Recognition) return "microphone_none";
    const heard = new Recognition();
    if ("processLocally" in heard) heard.processLocally = true;
    else if (!this.#mayAsk) {
      // Without local recognition the browser may send the recording to its maker, so the user is asked first.
      this.#mayAsk = true;
      return "microphone_away";
    }
    Object.assign(heard, { lang: locale, interimResults: true, maxAlternatives: 1, continuous: false });
    heard.onresult = (event) => this.#result(event.results[event.results.length - 1]);
    heard.onerror = (event) => this.#trouble(event.error);
    heard.onend = () => this.#ended();
    this.#heard = heard;
    this.isOpen = true;
    heard.start();
    return null;
  }

  close() {
    this.#heard?.abort();
    this.#ended();
  }

  #result(result) {
    const detail = { text: result[0].transcript.trim(), isFinal: result.isFinal };
    this.dispatchEvent(new CustomEvent("words", { detail }));
  }

  #trouble(error) {
    const keys = { "no-speech": "microphone_silent", "not-allowed": "microphone_denied", "language-not-supported": "microphone_none" };
    if (error === "service-not-allowed" || error === "network") keys[error] = "microphone_none";
    if (error !== "aborted") this.dispatchEvent(new CustomEvent("trouble", { detail: keys[error] ?? "microphone_silent" }));
  }

  #ended() {
    if (!this.isOpen) return;
    this.isOpen = false;
    this.#heard = null;
    this.dispatchEvent(new Event("closed"));
  }
}
