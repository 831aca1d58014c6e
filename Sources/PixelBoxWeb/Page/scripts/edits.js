// Tagging and rating, each with its undo.

import { send } from "./api.js";
import { notify, complain } from "./notices.js";
import { strings } from "./strings.js";

/** Tags pictures. */
export async function tag(ids, name) {
  await change(ids, { add: [name] }, strings.tagged(name, ids.length), () => edit(ids, { remove: [name] }));
}

/** Takes a tag off pictures. */
export async function untag(ids, name) {
  await change(ids, { remove: [name] }, strings.untagged(name, ids.length), () => edit(ids, { add: [name] }));
}

/** Rates pictures; `before` is the rating to come back to, or one for each picture. */
export async function rate(ids, stars, before) {
  try {
    await setStars(ids, stars);
    notify(strings.rated(stars, ids.length), {
      undo: async () => {
        if (!(before instanceof Map)) return setStars(ids, before);
        for (const value of new Set(before.values())) await setStars(ids.filter((id) => before.get(id) === value), value);
      },
    });
  } catch (error) {
    complain(error);
  }
}

async function change(ids, edits, text, undo) {
  try {
    await edit(ids, edits);
    notify(text, { undo });
  } catch (error) {
    complain(error);
  }
}

async function edit(ids, edits) {
  await send("POST", "/api/tags", { pictures: ids, ...edits });
  edited(ids);
}

async function setStars(ids, stars) {
  if (!ids.length) return;
  await send("POST", "/api/ratings", { pictures: ids, stars });
  edited(ids);
}

const edited = (ids) => dispatchEvent(new CustomEvent("pixelbox:edited", { detail: ids }));
