// Which pictures are selected.

export class Selection extends EventTarget {
  #ids = new Set();
  #anchor = null;

  get size() { return this.#ids.size; }

  get ids() { return [...this.#ids]; }

  get hasAnchor() { return this.#anchor !== null; }

  has(id) { return this.#ids.has(id); }

  /** Selects a picture, or no longer. */
  toggle(id, index) {
    if (this.#ids.has(id)) this.#ids.delete(id);
    else this.#ids.add(id);
    this.#anchor = index;
    this.#changed();
  }

  /** Selects everything between the picture selected last and this one. */
  extendTo(index, tiles) {
    const from = Math.min(this.#anchor ?? index, index);
    const to = Math.max(this.#anchor ?? index, index);
    for (let at = from; at <= to; at += 1) this.#ids.add(tiles[at].id);
    this.#anchor ??= index;
    this.#changed();
  }

  selectAll(tiles) {
    for (const tile of tiles) this.#ids.add(tile.id);
    this.#changed();
  }

  clear() {
    this.#ids.clear();
    this.#anchor = null;
    this.#changed();
  }

  #changed() { this.dispatchEvent(new Event("change")); }
}
