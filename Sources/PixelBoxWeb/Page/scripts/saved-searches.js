// Searches with a name. They belong to the library, so that every browser has them.

import { get, send } from "./api.js";

let known = null;

export const savedSearches = {
  /** All, as `{ name, query, sort, group }`. */
  async all() {
    known ??= (await get("/api/saved-searches")).searches;
    return known;
  },

  /** Keeps a search; one with the same name is replaced. */
  async save(search) {
    const others = (await this.all()).filter((other) => other.name !== search.name);
    await replace([...others, search].sort((a, b) => a.name.localeCompare(b.name)));
  },

  async remove(name) {
    await replace((await this.all()).filter((other) => other.name !== name));
  },

  /** The saved search that asks for the same, if there is one. */
  async find({ query }) {
    return (await this.all()).find((search) => search.query === query);
  },
};

async function replace(searches) {
  await send("PUT", "/api/saved-searches", { searches });
  known = searches;
}
