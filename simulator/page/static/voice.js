// Alexa's voice: the browser's own if it has a local one, else the simulator's, as a WAV file.

export class Voice {
  #choice = "auto";
  #talk = 0;
  #stop = () => {};
  isSpeaking = false;

  set choice(choice) {
    this.#choice = choice;
  }

  /** Say utterances one after another; resolves to false if `stop` was called. */
  async say(utterances, locale) {
    this.stop();
    const talk = this.#talk;
    this.isSpeaking = true;
    for (const one of utterances) {
      if (talk !== this.#talk) return false;
      await this.#say(one, locale, () => talk === this.#talk);
    }
    if (talk !== this.#talk) return false;
    this.isSpeaking = false;
    return true;
  }

  stop() {
    this.#talk += 1;
    this.isSpeaking = false;
    this.#stop();
    this.#stop = () => {};
  }

  async #say(utterance, locale, goesOn) {
    const voice = this.#choice === "auto" ? voiceFor(locale) : null;
    if (this.#choice === "none") return this.#wait(reading(utterance.caption));
    if (!voice) return this.#sound(`/speech/${utterance.number}.wav`, utterance.caption);
    for (const [at, piece] of utterance.pieces.entries()) {
      if (!goesOn()) return undefined;
      if (piece.pause_ms) await this.#wait(piece.pause_ms);
      else if (piece.clip) await this.#sound(`/speech/${utterance.number}/${at}.wav`, "");
      else if (!(await this.#speak(piece, voice))) return this.#sound(`/speech/${utterance.number}.wav`, "");
    }
    return undefined;
  }

  #speak(piece, voice) {
    const spoken = new SpeechSynthesisUtterance(piece.text);
    Object.assign(spoken, { voice, lang: voice.lang, rate: piece.rate, pitch: piece.pitch, volume: piece.volume });
    return this.#until((done) => {
      spoken.onend = () => done(true);
      spoken.onerror = (event) => done(event.error === "interrupted" || event.error === "canceled");
      speechSynthesis.speak(spoken);
      return () => speechSynthesis.cancel();
    });
  }

  #sound(url, caption) {
    const audio = new Audio(url);
    return this.#until((done) => {
      audio.onended = () => done(true);
      // If the sound fails, the caption is shown for as long as it takes to read.
      const instead = () => setTimeout(() => done(false), reading(caption));
      audio.onerror = instead;
      audio.play().catch(instead);
      return () => audio.pause();
    });
  }

  #wait(milliseconds) {
    return this.#until((done) => {
      const timer = setTimeout(() => done(true), milliseconds);
      return () => clearTimeout(timer);
    });
  }

  #until(begin) {
    return new Promise((resolve) => {
      const end = begin(resolve);
      this.#stop = () => {
        end();
        resolve(true);
      };
    });
  }
}

/** Return a voice that is synthesized on this machine; null if there is none. */
function voiceFor(locale) {
  const there = globalThis.speechSynthesis?.getVoices() ?? [];
  const local = there.filter((voice) => voice.localService);
  const language = locale.slice(0, 2);
  return (
    local.find((voice) => voice.lang.replace("_", "-") === locale) ??
    local.find((voice) => voice.lang.startsWith(language)) ??
    null
  );
}

const reading = (caption) => Math.min(6000, 300 + caption.length * 40);
