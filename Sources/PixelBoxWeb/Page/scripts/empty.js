// What to show where there are no pictures: a first folder to add, or a way out of a search that found nothing.

import { byId, el, fill } from "./dom.js";
import { icon } from "./icons.js";
import { get } from "./api.js";
import { compose, parse, split } from "./query.js";
import { strings } from "./strings.js";

export class Empty {
  constructor(element, { box, folders, onAll }) {
    this.element = element;
    this.box = box;
    this.folders = folders;
    this.onAll = onAll;
  }

  async show(total, { query, likes }) {
    byId("result-bar").hidden = total === 0;
    if (total) {
      this.element.hidden = true;
      return;
    }
    if (query || likes.length) this.#nothingFound(query, likes);
    else await this.#firstRun();
    this.element.hidden = false;
  }

  #nothingFound(query, likes) {
    const { chips, words } = parse(query);
    const single = split(words) ?? [];
    // One word alone: without it nothing is left of the search.
    const spare = single.length + chips.length > 1 ? new Set(single) : [];
    const without = (word) => dispatchEvent(new CustomEvent("pixelbox:search", {
      detail: { query: compose({ chips, words: single.filter((one) => one !== word).join(" ") }), likes },
    }));
    fill(this.element,
      el("h2", {}, strings.nothingFound),
      el("p", { id: "empty-hint", role: "status" }, strings.nothingFoundHint),
      el("div", { class: "button-row is-centred" },
        chips.map((chip) => el("button", { type: "button", class: "button", onclick: () => this.box.removeFilter(chip) }, strings.without(chip))),
        [...spare].map((word) => el("button", { type: "button", class: "button", onclick: () => without(word) }, strings.without(word))),
        el("button", { type: "button", class: "button", onclick: this.onAll }, strings.clearAll)));
  }

  async #firstRun() {
    const status = await get("/api/status").catch(() => null);
    if (status?.sources.length) {
      fill(this.element, el("h2", {}, strings.resultNone), el("p", {}, strings.firstReading));
      return;
    }
    const places = await get("/api/folders").then((listing) => listing.places, () => []);
    fill(this.element,
      el("img", { src: "/icons/icon.svg", alt: "", width: 72, height: 72, class: "empty-icon" }),
      el("h2", {}, strings.welcome),
      el("p", {}, strings.welcomeText),
      el("div", { class: "button-row is-centred" },
        el("button", { type: "button", class: "button is-primary is-large", onclick: () => this.folders.open() }, icon("plus"), strings.addFolder),
        places.filter((place) => place.isLikely).map((place) => el("button", {
          type: "button", class: "button is-large", onclick: () => this.folders.add(place.path),
        }, icon("folder"), strings.addNamed(place.name)))));
  }
}
