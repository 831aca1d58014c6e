// What could come next while typing: a combobox list under the search box.

import { byId, el, fill } from "./dom.js";
import { get } from "./api.js";
import { fields, write } from "./query.js";
import { number, strings } from "./strings.js";
import { savedSearches } from "./saved-searches.js";

/** Milliseconds from a key to asking for suggestions. */
const pause = 90;

export class Suggestions {
  #items = [];
  #active = -1;
  #request = null;
  /** Grows with each key: what an older one asked for comes too late. */
  #turn = 0;

  constructor(input, { onPick, context }) {
    this.input = input;
    this.onPick = onPick;
    this.context = context;
    this.list = byId("suggestions");
    this.list.setAttribute("aria-label", strings.suggestions);
    input.addEventListener("input", () => this.refresh());
    input.addEventListener("focus", () => { if (!input.value) this.refresh(); });
    input.addEventListener("click", () => this.refresh());
    input.addEventListener("blur", () => setTimeout(() => this.close(), 120));
    input.addEventListener("keydown", (event) => this.#keyed(event));
    this.list.addEventListener("pointerdown", (event) => event.preventDefault());
    this.list.addEventListener("click", (event) => {
      const item = event.target.closest("[role=option]");
      if (item) this.#pick(Number(item.dataset.index));
    });
  }

  get isOpen() { return !this.list.hidden; }

  close() {
    this.#request?.abort();
    this.list.hidden = true;
    this.#active = -1;
    this.input.setAttribute("aria-expanded", "false");
    this.input.removeAttribute("aria-activedescendant");
  }

  async refresh() {
    this.#turn += 1;
    const turn = this.#turn;
    const { word, start } = this.#word();
    const negative = word.startsWith("-");
    const bare = negative ? word.slice(1) : word;
    const own = bare.includes(":") ? [] : fieldSuggestions(bare, negative);
    const saved = this.input.value || this.context().length ? [] : await savedSuggestions();
    if (turn !== this.#turn) return;
    this.#show([...saved, ...own.slice(0, word ? 3 : 6)], start);
    if (bare.length < 1) return;
    this.#request?.abort();
    const request = new AbortController();
    this.#request = request;
    // The results come first: whoever types on needs no suggestions for what is half a word.
    await new Promise((resolve) => { setTimeout(resolve, pause); });
    if (request.signal.aborted) return;
    try {
      const { suggestions } = await get("/api/suggestions", { word: bare }, request.signal);
      const found = suggestions.map((one) => ({
        kind: one.kind, text: write(one.field, one.value, negative), ...shown(one), count: one.count, isWhole: true,
      }));
      this.#show([...own.slice(0, found.length ? 2 : 4), ...found], start);
    } catch (error) {
      if (error.name !== "AbortError") this.#show(own, start);
    }
  }

  /** The word that is being typed, and where it begins. */
  #word() {
    const end = this.input.selectionEnd ?? this.input.value.length;
    const before = this.input.value.slice(0, end);
    const quotes = (before.match(/"/g) ?? []).length;
    const start = quotes % 2 ? before.lastIndexOf(" ", before.lastIndexOf('"')) + 1 : before.lastIndexOf(" ") + 1;
    return { word: before.slice(start).replaceAll('"', ""), start };
  }

  #show(items, start) {
    if (document.activeElement !== this.input) return;
    this.#items = items.map((item) => ({ ...item, start }));
    this.#active = -1;
    this.input.removeAttribute("aria-activedescendant");
    fill(this.list, this.#items.map((item, index) => el("div", {
      role: "option", id: `suggestion-${index}`, class: "suggestion", data: { index }, aria: { selected: false },
    },
    el("span", { class: "suggestion-kind" }, strings.suggestionKinds[item.kind] ?? item.kind),
    el("span", { class: "suggestion-label" }, item.label),
    item.hint ? el("span", { class: "suggestion-hint" }, item.hint) : null,
    item.count ? el("span", { class: "suggestion-count" }, number(item.count)) : null)));
    this.list.hidden = !items.length;
    this.input.setAttribute("aria-expanded", String(items.length > 0));
  }

  #keyed(event) {
    if (event.isComposing) return;
    if (event.key === "ArrowDown" && !this.isOpen) {
      event.preventDefault();
      this.refresh();
      return;
    }
    if (!this.isOpen) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      const count = this.#items.length;
      const step = event.key === "ArrowDown" ? 1 : -1;
      this.#activate(((this.#active + 1 + step + count + 1) % (count + 1)) - 1);
    } else if ((event.key === "Enter" || event.key === "Tab") && this.#active >= 0) {
      event.preventDefault();
      this.#pick(this.#active);
    }
  }

  #activate(index) {
    this.#active = index;
    for (const item of this.list.children) item.setAttribute("aria-selected", Number(item.dataset.index) === index);
    if (index < 0) {
      this.input.removeAttribute("aria-activedescendant");
    } else {
      this.input.setAttribute("aria-activedescendant", `suggestion-${index}`);
      this.list.children[index].scrollIntoView({ block: "nearest" });
    }
  }

  #pick(index) {
    const item = this.#items[index];
    this.close();
    if (item.run) item.run();
    else this.onPick(item);
  }
}

/** Of a path the last part, and quietly where that lies. */
function shown({ kind, value }) {
  const slash = value.lastIndexOf("/");
  if ((kind !== "folder" && kind !== "archive") || slash < 0 || slash === value.length - 1) return { label: value };
  return { label: value.slice(slash + 1), hint: value.slice(0, slash) || "/" };
}

function fieldSuggestions(word, negative) {
  const lowered = word.toLowerCase();
  return fields
    .filter((field) => field.startsWith(lowered) || (lowered.length > 1 && strings.fieldNames[field].toLowerCase().startsWith(lowered)))
    .map((field) => ({
      kind: "field", text: `${negative ? "-" : ""}${field}:`, label: `${field}:`, hint: strings.fieldHints[field], isWhole: false,
    }));
}

async function savedSuggestions() {
  const saved = await savedSearches.all().catch(() => []);
  return saved.map((search) => ({
    kind: "saved", label: search.name, run: () => dispatchEvent(new CustomEvent("pixelbox:search", { detail: search })),
  }));
}
