// The search box: filters as chips, pictures as chips, and words to type.

import { apply, byId, el, fill } from "./dom.js";
import { icon } from "./icons.js";
import { thumbnail } from "./api.js";
import { compose, describe, isFilter, parse, split, withoutBegun } from "./query.js";
import { lastPart, strings } from "./strings.js";
import { Suggestions } from "./suggestions.js";

/** A folder by its own name: the whole path is in the tooltip. */
const shown = (field, value) => ((field === "in" || field === "path") && value.startsWith("/") ? lastPart(value) || value : value);

/** Whether it is the address of something on the web, which is no query. */
export const isAddress = (text) => /^\s*https?:\/\/\S+\s*$/i.test(text);

export class SearchBox extends EventTarget {
  #chips = [];
  #likes = [];

  constructor() {
    super();
    this.element = byId("search-box");
    this.chipList = byId("chips");
    this.input = byId("search-input");
    this.problem = byId("search-problem");
    this.clearButton = byId("search-clear");
    apply(this.input, { placeholder: strings.searchHint, aria: { label: strings.searchLabel } });
    apply(this.clearButton, { title: strings.clearSearch, aria: { label: strings.clearSearch } });
    this.clearButton.append(icon("close"));
    byId("search-icon").append(icon("search"));
    this.suggestions = new Suggestions(this.input, { onPick: (pick) => this.#picked(pick), context: () => this.#chips });
    this.input.addEventListener("input", () => this.#typed());
    this.input.addEventListener("keydown", (event) => this.#keyed(event));
    this.clearButton.addEventListener("click", () => {
      this.set({ query: "", likes: [] });
      this.#changed("done");
      this.input.focus();
    });
    this.element.addEventListener("click", (event) => {
      if (event.target === this.element || event.target === this.chipList) this.input.focus();
    });
  }

  /** The query as it is written, and the pictures besides it. */
  get value() {
    const words = document.activeElement === this.input ? withoutBegun(this.input.value) : this.input.value;
    return { query: compose({ chips: this.#chips, words }), likes: [...this.#likes] };
  }

  /** Shows a search without telling that it changed. */
  set({ query, likes = [] }) {
    const { chips, words } = parse(query);
    this.#chips = chips;
    this.#likes = likes;
    if (document.activeElement !== this.input || this.input.value.trim() !== words) this.input.value = words;
    this.#draw();
  }

  /** Adds a filter, or takes the place of one with the same text. */
  addFilter(part) {
    if (!this.#chips.includes(part)) this.#chips.push(part);
    this.#draw();
    this.#changed("done");
  }

  removeFilter(part) {
    this.#chips = this.#chips.filter((chip) => chip !== part);
    this.#draw();
    this.#changed("done");
  }

  /** Adds a picture to search by; `like` is how the server names it. */
  addLike(like) {
    if (!this.#likes.includes(like)) this.#likes.push(like);
    this.#draw();
    this.#changed("done");
  }

  /** Says what is wrong with the query; null if nothing is. */
  complain(sentence) {
    this.problem.textContent = sentence ?? "";
    this.problem.hidden = !sentence;
    this.input.setAttribute("aria-invalid", sentence ? "true" : "false");
  }

  focus() {
    this.input.focus();
    this.input.select();
  }

  #typed() {
    if (isAddress(this.input.value)) {
      this.#updateClear();
      return;
    }
    // A filter is whole once a space follows it.
    if (/\s$/.test(this.input.value)) {
      const parts = split(this.input.value);
      if (parts?.some(isFilter)) {
        const { chips, words } = parse(this.input.value);
        this.#chips.push(...chips.filter((chip) => !this.#chips.includes(chip)));
        this.input.value = words ? `${words} ` : "";
        this.#draw();
      }
    }
    this.#updateClear();
    this.#changed("typing");
  }

  #keyed(event) {
    if (event.defaultPrevented || event.isComposing) return;
    if (event.key === "Enter") {
      event.preventDefault();
      this.suggestions.close();
      if (isAddress(this.input.value)) {
        const address = this.input.value.trim();
        this.input.value = "";
        this.#updateClear();
        this.dispatchEvent(new CustomEvent("address", { detail: address }));
        return;
      }
      const { chips, words } = parse(this.input.value);
      this.#chips.push(...chips.filter((chip) => !this.#chips.includes(chip)));
      this.input.value = words;
      this.#draw();
      this.#changed("done");
      this.dispatchEvent(new Event("enter"));
    } else if (event.key === "Backspace" && this.input.selectionEnd === 0 && this.input.value === "") {
      if (this.#likes.length) {
        this.#likes.pop();
      } else if (this.#chips.length) {
        this.input.value = this.#chips.pop();
      } else {
        return;
      }
      event.preventDefault();
      this.#draw();
      this.#changed("typing");
    } else if (event.key === "Escape") {
      if (this.suggestions.isOpen) this.suggestions.close();
      else this.input.blur();
    }
  }

  #picked({ text, start, isWhole }) {
    const before = this.input.value.slice(0, start);
    if (isWhole && isFilter(text)) {
      if (!this.#chips.includes(text)) this.#chips.push(text);
      this.input.value = before;
      this.#draw();
      this.#changed("done");
    } else {
      this.input.value = before + text + (isWhole ? " " : "");
      this.#changed(isWhole ? "done" : "typing");
    }
    this.input.focus();
    this.#updateClear();
    if (!isWhole) this.suggestions.refresh();
  }

  #draw() {
    fill(this.chipList,
      this.#likes.map((like) => this.#likeChip(like)),
      this.#chips.map((part) => this.#chip(part)));
    this.#updateClear();
  }

  #updateClear() {
    this.clearButton.hidden = !this.#chips.length && !this.#likes.length && !this.input.value;
    this.input.placeholder = this.#chips.length || this.#likes.length ? ""
      : innerWidth < 560 ? strings.searchHintShort : strings.searchHint;
  }

  #chip(part) {
    const { field, value, isNegative } = describe(part);
    const picture = field === "like" && /^#?\d+$/.test(value) ? value.replace("#", "") : null;
    const content = picture
      ? el("img", { src: thumbnail(picture), alt: isNegative ? strings.notPictureFilter : strings.pictureFilter, class: "chip-picture" })
      : el("span", { class: "chip-text" },
        el("span", { class: "chip-field" }, `${isNegative ? `${strings.not} ` : ""}${strings.fieldNames[field] ?? field}`),
        ` ${shown(field, value)}`);
    return el("li", { class: `chip${isNegative ? " is-negative" : ""}` },
      picture ? el("span", { class: "chip-main" }, content) : el("button", {
        type: "button", class: "chip-main", title: strings.editFilter(part), onclick: () => this.#edit(part),
      }, content),
      el("button", {
        type: "button", class: "chip-remove", aria: { label: strings.removeFilter(part) },
        onclick: () => { this.removeFilter(part); this.input.focus(); },
      }, icon("close")));
  }

  #likeChip(like) {
    return el("li", { class: "chip" },
      el("span", { class: "chip-main" },
        el("img", { src: `/api/examples/${encodeURIComponent(like)}`, alt: strings.pictureFilter, class: "chip-picture" })),
      el("button", {
        type: "button", class: "chip-remove", aria: { label: strings.removeFilter(strings.pictureFilter) },
        onclick: () => {
          this.#likes = this.#likes.filter((other) => other !== like);
          this.#draw();
          this.#changed("done");
        },
      }, icon("close")));
  }

  #edit(part) {
    this.#chips = this.#chips.filter((chip) => chip !== part);
    this.input.value = this.input.value ? `${this.input.value.trimEnd()} ${part}` : part;
    this.#draw();
    this.input.focus();
    this.input.setSelectionRange(this.input.value.length, this.input.value.length);
  }

  /** `how` is "typing" while more may come, "done" otherwise. */
  #changed(how) { this.dispatchEvent(new CustomEvent("change", { detail: how })); }
}
