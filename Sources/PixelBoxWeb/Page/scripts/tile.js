// One picture of the grid: what it looks like, and what is said of it.

import { el, fill } from "./dom.js";
import { icon } from "./icons.js";
import { isSmall } from "./layout.js";
import { strings, lastPart } from "./strings.js";

/** What a picture's flags say; the same bits as in the server. */
export const flags = { animated: 1, transparent: 2, archived: 4, offline: 8, unreadable: 16, waiting: 32 };

/** Whether there is nothing to show of a picture: it cannot be read, or was not read yet. */
export const isBlank = (picture) => (picture.flags & (flags.unreadable | flags.waiting)) !== 0;

/** A tile without a picture. */
export function makeTile() {
  const image = el("img", { alt: "", decoding: "async", draggable: true });
  const badges = el("span", { class: "tile-badges", aria: { hidden: true } });
  const caption = el("span", { class: "tile-caption", aria: { hidden: true } });
  const check = el("span", { class: "tile-check", aria: { hidden: true } }, icon("check"));
  const tile = el("div", { class: "tile", role: "option" }, image, badges, caption, check);
  Object.assign(tile, { image, badges, caption });
  image.addEventListener("load", () => tile.classList.add("is-loaded"));
  return tile;
}

/** Makes a tile that of a picture. */
export function dress(tile, index, { picture, isFocused, isSelected, count }) {
  tile.dataset.index = index;
  tile.id = `picture-${picture.id}`;
  tile.tabIndex = isFocused ? 0 : -1;
  tile.setAttribute("aria-posinset", index + 1);
  tile.setAttribute("aria-setsize", count);
  tile.setAttribute("aria-selected", isSelected);
  tile.classList.toggle("is-pixels", isSmall(picture.width, picture.height));
  tile.classList.toggle("is-transparent", (picture.flags & flags.transparent) !== 0);
  tile.classList.toggle("is-unreadable", (picture.flags & flags.unreadable) !== 0);
  describe(tile, picture);
}

/** Says of a tile what is known of its picture by now. */
export function describe(tile, picture) {
  const hit = picture.hit;
  tile.setAttribute("aria-label", hit ? label(hit, picture) : strings.unknownPicture);
  fill(tile.caption, hit ? [
    el("span", { class: "tile-name" }, lastPart(hit.path)),
    reasons(hit) ? el("span", { class: "tile-why" }, reasons(hit)) : null,
  ] : []);
  const badges = [];
  if (picture.flags & flags.animated) badges.push(strings.badges.animated);
  if (picture.flags & flags.offline) badges.push(strings.badges.offline);
  if (picture.flags & flags.unreadable) badges.push(strings.badges.unreadable);
  fill(tile.badges, badges.map((text) => el("span", { class: "badge" }, text)));
}

function label(hit, picture) {
  const parts = [lastPart(hit.path)];
  if (picture.flags & flags.offline) parts.push(strings.badges.offline);
  if (hit.problem) parts.push(hit.problem);
  if (hit.rating) parts.push(strings.stars(hit.rating));
  return parts.join(", ");
}

/** Why a picture was found, short. */
function reasons(hit) {
  return [...new Set(hit.matched.filter((match) => match.by !== "name").map((match) => match.detail))].slice(0, 2).join(" · ");
}
