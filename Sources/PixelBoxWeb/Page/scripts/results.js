// Asking for results: the first ones at once, the places of all others right after, what is known of them as they
// come into sight.

import { get, getBytes } from "./api.js";

const chunk = 100;
const bytesPerTile = 16;
/** Whoever is still typing needs no more than the first ones. */
const pause = 250;

export class Results {
  #request = null;
  #asked = new Set();

  constructor() { this.clear(); }

  clear() {
    this.list = null;
    this.total = 0;
    this.tiles = [];
    this.sections = [];
    this.#asked.clear();
  }

  /** Finds pictures; resolves with the first ones shown. A search that is overtaken by another is given up. */
  async find({ query, likes, sort, group }, onTiles) {
    this.#request?.abort();
    const request = new AbortController();
    this.#request = request;
    const answer = await get("/api/results", { q: query, like: likes, sort, group }, request.signal);
    if (this.#request !== request) throw new DOMException("overtaken", "AbortError");
    this.list = answer.list;
    this.total = answer.total;
    this.sections = answer.sections ?? [];
    this.took = answer.tookMilliseconds;
    this.isRanked = answer.ranked;
    this.#asked.clear();
    this.tiles = answer.tiles.map(([id, version, width, height, flags]) => ({ id, version, width, height, flags, hit: null }));
    this.#attach(answer.hits, 0);
    for (let start = 0; start + chunk <= answer.hits.length; start += chunk) this.#asked.add(start);
    onTiles(this, { isFirst: true });
    if (this.tiles.length < answer.listed) {
      await new Promise((resolve) => { setTimeout(resolve, pause); });
      if (this.#request !== request) throw new DOMException("overtaken", "AbortError");
      const bytes = await getBytes(`/api/results/${answer.list}/tiles`, {}, request.signal);
      if (this.#request !== request) throw new DOMException("overtaken", "AbortError");
      const known = this.tiles;
      this.tiles = unpack(bytes);
      known.forEach((tile, index) => { this.tiles[index].hit = tile.hit; });
      onTiles(this, { isFirst: false });
    }
    return this;
  }

  /** Fetches what is known of the pictures between two places. */
  async describe(first, last) {
    const list = this.list;
    if (!list || last < first) return false;
    const starts = [];
    for (let start = Math.floor(first / chunk) * chunk; start <= last; start += chunk) {
      if (!this.#asked.has(start)) starts.push(start);
    }
    for (const start of starts) this.#asked.add(start);
    const answers = await Promise.all(starts.map((start) => get(`/api/results/${list}/hits`, { offset: start, limit: chunk })
      .then(({ hits }) => ({ hits, start }))
      .catch(() => { this.#asked.delete(start); return null; })));
    if (this.list !== list) return false;
    for (const answer of answers) if (answer) this.#attach(answer.hits, answer.start);
    return answers.some(Boolean);
  }

  /** Forgets what is known of some pictures, after they were edited. */
  forget(ids) {
    const changed = new Set(ids);
    this.tiles.forEach((tile, index) => {
      if (changed.has(tile.id)) this.#asked.delete(Math.floor(index / chunk) * chunk);
    });
  }

  indexOf(id) { return this.tiles.findIndex((tile) => tile.id === id); }

  #attach(hits, start) {
    const byId = new Map(hits.map((hit) => [hit.id, hit]));
    for (let index = start; index < Math.min(start + chunk, this.tiles.length); index += 1) {
      const hit = byId.get(this.tiles[index].id);
      if (hit) this.tiles[index].hit = hit;
    }
  }
}

/** Tiles as the server packs them: id, version, width, height, flags. */
function unpack(buffer) {
  const view = new DataView(buffer);
  const tiles = new Array(buffer.byteLength / bytesPerTile);
  for (let index = 0; index < tiles.length; index += 1) {
    const at = index * bytesPerTile;
    tiles[index] = {
      id: view.getUint32(at, true), version: view.getUint32(at + 4, true), width: view.getUint16(at + 8, true),
      height: view.getUint16(at + 10, true), flags: view.getUint16(at + 12, true), hit: null,
    };
  }
  return tiles;
}
