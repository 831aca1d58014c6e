// What can be done with the selected pictures.

import { el, fill, iconButton } from "./dom.js";
import { icon } from "./icons.js";
import { rate, tag } from "./edits.js";
import { copy } from "./details.js";
import { ratingsOf } from "./keys.js";
import { complain } from "./notices.js";
import { stars } from "./stars.js";
import { strings } from "./strings.js";
import { get } from "./api.js";
import { tagField } from "./tag-field.js";

/** Paths are asked for one by one: more than this is not for the clipboard. */
const mostPaths = 1000;
/** More pictures than this do not make a search clearer. */
const mostLikes = 8;

export class SelectionBar {
  constructor(element, { selection, results, onSimilar }) {
    this.element = element;
    this.selection = selection;
    this.results = results;
    this.onSimilar = onSimilar;
    element.setAttribute("aria-label", strings.select);
    this.count = el("span", { class: "selection-count", role: "status" });
    this.rating = el("span", { class: "selection-rating" });
    fill(element,
      this.count,
      tagField(async (name) => tag(selection.ids, name)),
      this.rating,
      iconButton(icon("similar"), strings.findSimilarSelection, () => onSimilar(selection.ids.slice(0, mostLikes))),
      iconButton(icon("copy"), strings.copyPaths, () => this.#copyPaths()),
      iconButton(icon("close"), strings.clearSelection, () => selection.clear()));
    selection.addEventListener("change", () => this.#draw());
  }

  focusTags() { this.element.querySelector("input")?.focus(); }

  #draw() {
    const { size } = this.selection;
    this.element.hidden = size === 0;
    this.count.textContent = strings.selected(size);
    if (size) fill(this.rating, stars(0, (count) => rate(this.selection.ids, count, ratingsOf(this.selection.ids, this.results))));
  }

  async #copyPaths() {
    const ids = this.selection.ids.slice(0, mostPaths);
    const known = new Map(this.results.tiles.filter((tile) => tile.hit).map((tile) => [tile.id, tile.hit.path]));
    try {
      const paths = await Promise.all(ids.map(async (id) => known.get(id) ?? (await get(`/api/pictures/${id}`)).path));
      await copy(paths.join("\n"), strings.pathsCopied(paths.length));
    } catch (error) {
      complain(error);
    }
  }
}
