// The grid of results: a justified layout of which only the part in sight exists, so that it scrolls as smoothly
// with a hundred thousand pictures as with ten.

import { el, fill } from "./dom.js";
import { thumbnail } from "./api.js";
import { layOut, placesIn, ratioOf, rowAt, rowEnd, rowOf } from "./layout.js";
import { lastPart } from "./strings.js";
import { describe, dress, isBlank, makeTile } from "./tile.js";

const gap = 4;
const headerHeight = 56;
/** Faster than this (pixels per millisecond) nobody sees single pictures: they are loaded when it calms down. */
const fastScroll = 6;
/** Milliseconds from new results to loading what is not in sight: whoever is still typing needs none of it. */
const patience = 250;

export class Grid {
  /**
   * `element` is the listbox; `onOpen(index)`, `onSelect()` and `onFocus(index)` tell what the user does;
   * `hitsAt(first, last)` promises what is known of the pictures in sight.
   */
  constructor(element, { selection, onOpen, onFocus, hitsAt }) {
    this.element = element;
    this.selection = selection;
    this.onOpen = onOpen;
    this.onFocus = onFocus;
    this.hitsAt = hitsAt;
    this.tiles = [];
    this.sections = [];
    this.ratios = new Float32Array(0);
    this.shown = new Map();
    this.headers = new Map();
    this.spare = [];
    this.focused = 0;
    this.target = 200;
    this.layout = layOut(this.ratios, { width: 1, target: 1, gap });
    this.lastScroll = { y: 0, time: 0 };
    this.isFast = false;
    this.isNew = false;
    addEventListener("scroll", () => this.#schedule(), { passive: true });
    new ResizeObserver(() => this.#resized()).observe(element);
    element.addEventListener("click", (event) => this.#clicked(event));
    element.addEventListener("keydown", (event) => this.#keyed(event));
    element.addEventListener("focusin", (event) => this.#gotFocus(event));
    element.addEventListener("dragstart", (event) => this.#dragged(event));
    selection.addEventListener("change", () => this.#markSelected());
  }

  get count() { return this.tiles.length; }

  /** Shows other pictures. `tiles` are `{ id, version, width, height, flags }`, in order. */
  show(tiles, { sections = [], focused = 0 } = {}) {
    const before = this.tiles;
    this.tiles = tiles;
    this.sections = sections;
    this.focused = Math.min(focused, Math.max(0, tiles.length - 1));
    this.ratios = Float32Array.from(tiles, (tile) => ratioOf(tile.width, tile.height));
    for (const [index, tile] of [...this.shown]) {
      // What stays where it was is not drawn anew: nothing flickers.
      const isSame = tiles[index]?.id === before[index].id && tiles[index].version === before[index].version;
      if (isSame) this.#dress(tile, index);
      else this.#hide(index);
    }
    this.isNew = true;
    clearTimeout(this.newTimer);
    this.newTimer = setTimeout(() => { this.isNew = false; this.#render(); }, patience);
    this.#arrange();
  }

  /** Adds the pictures that were not there yet; those that are shown stay where they are. */
  extend(tiles, { sections = this.sections } = {}) {
    this.tiles = tiles;
    this.sections = sections;
    this.ratios = Float32Array.from(tiles, (tile) => ratioOf(tile.width, tile.height));
    this.#arrange();
  }

  /** Makes the pictures about this high. */
  setTarget(height) {
    const anchor = this.#anchor();
    this.target = height;
    this.#arrange();
    this.#restore(anchor);
  }

  /** Scrolls a picture into sight and, if asked, gives it the keyboard. */
  reveal(index, { focus = false, block = "nearest" } = {}) {
    if (!this.count) return;
    const row = rowOf(this.layout, index);
    const top = this.layout.tops[row];
    const bottom = top + this.layout.heights[row];
    const edge = this.#top();
    const bar = this.barHeight ?? 0;
    if (block === "center") scrollTo({ top: edge + (top + bottom) / 2 - innerHeight / 2 });
    else if (edge + top - bar - gap < scrollY) scrollTo({ top: edge + top - bar - gap });
    else if (edge + bottom + gap > scrollY + innerHeight) scrollTo({ top: edge + bottom + gap - innerHeight });
    this.focused = index;
    this.#render();
    const tile = this.shown.get(index);
    if (focus && tile) tile.focus({ preventScroll: true });
  }

  /** The pictures that are in sight, first and last. */
  visible() {
    if (!this.count) return [0, -1];
    const top = scrollY - this.#top();
    const first = this.layout.starts[rowAt(this.layout, top)];
    const last = rowEnd(this.layout, rowAt(this.layout, top + innerHeight)) - 1;
    return [first, last];
  }

  /** Tells of the pictures in sight what is known of them by now. */
  describeVisible() {
    for (const [index, tile] of this.shown) describe(tile, this.tiles[index]);
  }

  #top() { return this.element.getBoundingClientRect().top + scrollY; }

  #resized() {
    const width = this.element.clientWidth;
    if (width === this.layout.width) return;
    const anchor = this.#anchor();
    this.#arrange();
    this.#restore(anchor);
  }

  /** Which picture is at the top of the window, so that it stays there when everything moves. */
  #anchor() {
    if (!this.count || scrollY < 8) return null;
    const y = scrollY - this.#top();
    const row = rowAt(this.layout, y);
    return { index: this.layout.starts[row], offset: y - this.layout.tops[row] };
  }

  #restore(anchor) {
    if (!anchor) return;
    const row = rowOf(this.layout, anchor.index);
    scrollTo({ top: this.#top() + this.layout.tops[row] + anchor.offset });
  }

  #arrange() {
    const width = this.element.clientWidth;
    if (!width) return;
    const target = width < 560 ? Math.min(this.target, width / 3.2) : this.target;
    const sections = this.sections.map((section) => ({ ...section, header: section.title ? headerHeight : 0 }));
    this.layout = layOut(this.ratios, { width, target, gap, sections });
    this.element.style.height = `${this.layout.height}px`;
    for (const [index, tile] of this.shown) if (index >= this.count) this.#hide(index, tile);
    this.#render(true);
  }

  #schedule() {
    if (this.frame) return;
    this.frame = requestAnimationFrame((time) => {
      this.frame = 0;
      const speed = Math.abs(scrollY - this.lastScroll.y) / Math.max(1, time - this.lastScroll.time);
      this.lastScroll = { y: scrollY, time };
      this.isFast = speed > fastScroll;
      this.#render();
      clearTimeout(this.calm);
      this.calm = setTimeout(() => {
        this.isFast = false;
        this.#render();
      }, 80);
    });
  }

  /** Makes the tiles in sight (and a screen around them) exist, and no others. */
  #render(isMoved = false) {
    if (!this.count) {
      for (const [index] of this.shown) this.#hide(index);
      this.#renderHeaders(0, 0);
      return;
    }
    const top = scrollY - this.#top();
    const margin = innerHeight * 0.75;
    const firstRow = rowAt(this.layout, top - margin);
    const lastRow = rowAt(this.layout, top + innerHeight + margin);
    const first = this.layout.starts[firstRow];
    const end = rowEnd(this.layout, lastRow);
    for (const [index] of this.shown) {
      if ((index < first || index >= end) && index !== this.focused) this.#hide(index);
    }
    for (let row = firstRow; row <= lastRow; row += 1) {
      const start = this.layout.starts[row];
      const isThere = !isMoved && this.shown.has(start) && this.shown.has(rowEnd(this.layout, row) - 1);
      if (!isThere) for (const place of placesIn(this.layout, this.ratios, row)) this.#place(place, row);
    }
    const focusRow = rowOf(this.layout, this.focused);
    if (focusRow < firstRow || focusRow > lastRow) {
      const place = placesIn(this.layout, this.ratios, focusRow).find((one) => one.index === this.focused);
      if (place) this.#place(place, focusRow);
    }
    this.#renderHeaders(top - margin, top + innerHeight + margin);
    if (!this.isFast) {
      const [from, to] = this.isNew ? this.visible() : [first, end];
      for (const [index, tile] of this.shown) if (index >= from && index <= to) this.#load(tile, index);
      this.hitsAt(first, end - 1);
    }
  }

  #renderHeaders(from, to) {
    const wanted = new Set();
    for (const header of this.layout.headers) {
      if (header.top + headerHeight < from || header.top > to) continue;
      wanted.add(header.section.start);
      let element = this.headers.get(header.section.start);
      if (!element) {
        element = el("div", { class: "grid-header", role: "presentation" });
        this.headers.set(header.section.start, element);
        this.element.append(element);
      }
      fill(element, el("span", { class: "grid-header-title" }, header.section.title),
        header.section.note ? el("span", { class: "grid-header-note" }, header.section.note) : null);
      element.style.transform = `translateY(${header.top}px)`;
    }
    for (const [start, element] of this.headers) {
      if (wanted.has(start)) continue;
      element.remove();
      this.headers.delete(start);
    }
  }

  #place({ index, left, width }, row) {
    let tile = this.shown.get(index);
    if (!tile) {
      tile = this.spare.pop() ?? makeTile();
      this.shown.set(index, tile);
      this.#dress(tile, index);
      this.element.append(tile);
    }
    tile.style.transform = `translate(${left}px, ${this.layout.tops[row]}px)`;
    tile.style.width = `${width}px`;
    tile.style.height = `${this.layout.heights[row]}px`;
  }

  #hide(index) {
    const tile = this.shown.get(index);
    this.shown.delete(index);
    tile.remove();
    tile.image.removeAttribute("src");
    tile.classList.remove("is-loaded", "is-pixels");
    if (this.spare.length < 60) this.spare.push(tile);
  }

  #dress(tile, index) {
    dress(tile, index, { picture: this.tiles[index], isFocused: index === this.focused, isSelected: this.selection.has(this.tiles[index].id), count: this.count });
  }

  #load(tile, index) {
    const picture = this.tiles[index];
    if (tile.image.hasAttribute("src") || isBlank(picture)) return;
    tile.image.src = thumbnail(picture.id, picture.version);
  }

  #markSelected() {
    for (const [index, tile] of this.shown) {
      tile.setAttribute("aria-selected", this.selection.has(this.tiles[index].id));
    }
    this.element.classList.toggle("has-selection", this.selection.size > 0);
  }

  #indexOf(target) {
    const tile = target.closest?.(".tile");
    return tile ? Number(tile.dataset.index) : null;
  }

  #clicked(event) {
    const index = this.#indexOf(event.target);
    if (index === null) return;
    this.#focus(index);
    const id = this.tiles[index].id;
    const wantsSelection = event.target.closest(".tile-check") || event.ctrlKey || event.metaKey;
    if (event.shiftKey) this.selection.extendTo(index, this.tiles);
    else if (wantsSelection || this.selection.size > 0) this.selection.toggle(id, index);
    else this.onOpen(index);
  }

  #gotFocus(event) {
    const index = this.#indexOf(event.target);
    if (index !== null && index !== this.focused) this.#focus(index);
  }

  #focus(index) {
    this.shown.get(this.focused)?.setAttribute("tabindex", -1);
    this.focused = index;
    this.shown.get(index)?.setAttribute("tabindex", 0);
    this.onFocus?.(index);
  }

  #keyed(event) {
    if (event.altKey || !this.count) return;
    const hasCommand = event.ctrlKey || event.metaKey;
    const next = this.#step(event.key);
    if (next !== null && !hasCommand) {
      event.preventDefault();
      if (event.shiftKey) {
        if (!this.selection.hasAnchor) this.selection.toggle(this.tiles[this.focused].id, this.focused);
        this.selection.extendTo(next, this.tiles);
      }
      this.shown.get(this.focused)?.setAttribute("tabindex", -1);
      this.reveal(next, { focus: true });
      this.shown.get(next)?.setAttribute("tabindex", 0);
      this.onFocus?.(next);
    } else if (event.key === "Enter") {
      event.preventDefault();
      this.onOpen(this.focused);
    } else if (event.key === " " && !hasCommand) {
      event.preventDefault();
      this.selection.toggle(this.tiles[this.focused].id, this.focused);
    } else if (event.key.toLowerCase() === "a" && hasCommand) {
      event.preventDefault();
      this.selection.selectAll(this.tiles);
    }
  }

  /** Where a key leads from the picture that has the keyboard; null if it is no such key. */
  #step(key) {
    const last = this.count - 1;
    const index = this.focused;
    switch (key) {
      case "ArrowRight": return Math.min(last, index + 1);
      case "ArrowLeft": return Math.max(0, index - 1);
      case "Home": return 0;
      case "End": return last;
      case "ArrowDown": return this.#beside(1);
      case "ArrowUp": return this.#beside(-1);
      case "PageDown": return this.#beside(Math.max(1, Math.floor(innerHeight / this.target) - 1));
      case "PageUp": return this.#beside(-Math.max(1, Math.floor(innerHeight / this.target) - 1));
      default: return null;
    }
  }

  /** The picture some rows below (or above) that lies nearest. */
  #beside(rows) {
    const row = rowOf(this.layout, this.focused);
    const goal = Math.max(0, Math.min(this.layout.tops.length - 1, row + rows));
    if (goal === row) return rows > 0 ? rowEnd(this.layout, row) - 1 : this.layout.starts[row];
    const from = placesIn(this.layout, this.ratios, row).find((place) => place.index === this.focused);
    const centre = from.left + from.width / 2;
    return placesIn(this.layout, this.ratios, goal).reduce((best, place) => {
      const distance = Math.abs(place.left + place.width / 2 - centre);
      return distance < best.distance ? { index: place.index, distance } : best;
    }, { index: this.focused, distance: Infinity }).index;
  }

  #dragged(event) {
    const index = this.#indexOf(event.target);
    if (index === null) return;
    const { id, hit } = this.tiles[index];
    event.dataTransfer.setData("application/x-pixelbox-picture", String(id));
    // Dropped on the desktop it becomes a file (Chromium).
    const name = lastPart(hit?.path ?? String(id)).replaceAll(":", "_");
    event.dataTransfer.setData("DownloadURL", `application/octet-stream:${name}:${location.origin}/api/originals/${id}?download=1`);
    event.dataTransfer.effectAllowed = "copy";
  }
}
