// What was meant where a search was mistyped; asked once nobody types any more.

import { byId, el, fill } from "./dom.js";
import { get } from "./api.js";
import { strings } from "./strings.js";

const pause = 400;

export class Correction {
  #timer = 0;

  constructor(onChoose) {
    this.onChoose = onChoose;
    this.element = byId("correction");
  }

  /** Offers what was meant by the words of a search in `place`, if they were mistyped. */
  ask(query, place) {
    clearTimeout(this.#timer);
    fill(this.element);
    if (!query.trim()) return;
    const timer = setTimeout(async () => {
      const { query: meant } = await get("/api/correction", { q: query }).catch(() => ({ query: null }));
      if (!meant || timer !== this.#timer) return;
      fill(place, strings.didYouMean, el("button", { type: "button", class: "text-button", onclick: () => this.onChoose(meant) }, meant));
    }, pause);
    this.#timer = timer;
  }
}
