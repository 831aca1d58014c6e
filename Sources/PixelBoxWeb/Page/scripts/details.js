// What is known of one picture, and editing its tags and rating.

import { el, fill, iconButton } from "./dom.js";
import { icon } from "./icons.js";
import { get } from "./api.js";
import { rate, tag, untag } from "./edits.js";
import { complain, notify } from "./notices.js";
import { stars } from "./stars.js";
import { write } from "./query.js";
import { bytes, exposure, lastPart, moment, strings } from "./strings.js";
import { openPicture, revealPicture, abilities } from "./desktop.js";
import { tagField } from "./tag-field.js";

export class Details {
  #id = null;
  #details = null;
  /** Why the search found it. */
  #matched = [];

  constructor(element, { onSearch }) {
    this.element = element;
    this.onSearch = onSearch;
    addEventListener("pixelbox:edited", (event) => {
      if (event.detail.includes(this.#id)) this.show(this.#id, true);
    });
  }

  /** Fetches and shows the details of a picture. */
  async show(id, isSame = false, matched = this.#matched) {
    this.#id = id;
    this.#matched = matched;
    try {
      const details = await get(`/api/pictures/${id}`);
      if (this.#id !== id) return null;
      this.#details = details;
      this.#draw(isSame);
      return details;
    } catch (error) {
      complain(error);
      return null;
    }
  }

  focusTags() { this.element.querySelector(".tag-field input")?.focus(); }

  async rate(count) {
    if (this.#details) await rate([this.#id], count, this.#details.rating ?? 0);
  }

  #draw(isSame) {
    const details = this.#details;
    const hadTagFocus = isSame && this.element.contains(document.activeElement) && document.activeElement.closest(".tag-field");
    const scroll = this.element.scrollTop;
    fill(this.element,
      el("h2", { class: "details-name" }, lastPart(details.path)),
      details.problem ? el("p", { class: "details-problem" }, details.problem) : null,
      details.offline ? el("p", { class: "details-problem" }, strings.offline) : null,
      el("p", { class: "details-summary" }, this.#summary()),
      stars(details.rating ?? 0, (count) => this.rate(count)),
      this.#tags(),
      this.#facts(),
      this.#text(),
      this.#places(),
      this.#metadata());
    this.element.scrollTop = isSame ? scroll : 0;
    if (hadTagFocus) this.focusTags();
  }

  #summary() {
    const { width, height, format, size, frames, alpha } = this.#details;
    return [
      width ? strings.dimensions(width, height) : null,
      width && width * height >= 500_000 ? strings.megapixels((width * height / 1e6).toFixed(1)) : null,
      format?.toUpperCase(), bytes(size), frames > 1 ? strings.frames(frames) : null, alpha ? strings.transparent : null,
    ].filter(Boolean).join(" · ");
  }

  #tags() {
    const own = this.#details.tags.filter((one) => one.origin !== "model");
    const names = new Set(own.map((one) => one.name));
    const guesses = this.#details.tags.filter((one) => one.origin === "model" && !names.has(one.name));
    return el("section", { class: "details-section" },
      el("h3", {}, strings.tags),
      el("ul", { class: "tags" },
        own.map((one) => this.#tag(one)),
        el("li", { class: "tag-field" }, tagField(async (name) => tag([this.#id], name)))),
      guesses.length ? [
        el("h4", { class: "details-note" }, strings.guessedTags),
        el("ul", { class: "tags is-guessed" }, guesses.slice(0, 8).map((one) => this.#guess(one))),
      ] : null);
  }

  #tag({ name }) {
    return el("li", { class: "tag" },
      el("button", { type: "button", class: "tag-name", title: strings.searchTag(name), onclick: () => this.#search("tag", name) }, name),
      el("button", { type: "button", class: "tag-remove", aria: { label: strings.removeTag(name) }, onclick: () => untag([this.#id], name) }, icon("close")));
  }

  #guess({ name, confidence }) {
    return el("li", { class: "tag is-guess", title: strings.percent(confidence) },
      el("button", { type: "button", class: "tag-name", title: strings.searchTag(name), onclick: () => this.#search("tag", name) }, name),
      el("button", { type: "button", class: "tag-remove", title: strings.keepTag(name), aria: { label: strings.keepTag(name) }, onclick: () => tag([this.#id], name) }, icon("plus")),
      el("button", { type: "button", class: "tag-remove", aria: { label: strings.removeTag(name) }, onclick: () => untag([this.#id], name, "model") }, icon("close")));
  }

  #facts() {
    const details = this.#details;
    const link = (field, value, text = value) => el("button", { type: "button", class: "text-button", onclick: () => this.#search(field, value) }, text);
    const shot = [
      details.aperture ? `ƒ/${rounded(details.aperture)}` : null, details.exposure ? exposure(details.exposure) : null,
      details.iso ? `ISO ${details.iso}` : null, details.focalLength ? `${rounded(details.focalLength)} mm` : null,
    ].filter(Boolean).map((part) => part.replaceAll(" ", "\u00a0")).join("   ");
    const hasPlace = details.latitude !== undefined && details.longitude !== undefined && details.latitude !== null;
    const place = hasPlace ? `${details.latitude.toFixed(5)}, ${details.longitude.toFixed(5)}` : null;
    const why = [...new Set(this.#matched.map(({ by, detail }) => (detail ? `${strings.signals[by] ?? by}: ${detail}` : strings.signals[by] ?? by)))];
    const rows = [
      why.length ? [strings.why, why.join("\n")] : null,
      details.takenAt ? [strings.taken, link("date", details.takenAt.slice(0, 10), moment(details.takenAt))] : null,
      [strings.changed, moment(details.modified)],
      details.camera ? [strings.camera, link("camera", details.camera)] : null,
      details.lens ? [strings.lens, link("lens", details.lens)] : null,
      shot ? [strings.settings, shot] : null,
      place ? [strings.place, el("span", { class: "fact-row" }, place,
        iconButton(icon("copy"), strings.copyPlace, () => copy(place, strings.placeCopied)),
        iconButton(icon("search"), strings.nearby, () => this.#search("near", `${details.latitude.toFixed(4)},${details.longitude.toFixed(4)},5km`)))] : null,
    ].filter(Boolean);
    return el("dl", { class: "facts" }, rows.map(([name, value]) => el("div", {}, el("dt", {}, name), el("dd", {}, value))));
  }

  #text() {
    const { text } = this.#details;
    if (!text) return null;
    return el("section", { class: "details-section" },
      el("h3", { class: "details-head" }, strings.textInPicture,
        iconButton(icon("copy"), strings.copyText, () => copy(text, strings.textCopied))),
      el("p", { class: "picture-text", tabIndex: 0 }, text));
  }

  #places() {
    const { places, id } = this.#details;
    return el("section", { class: "details-section" },
      el("h3", {}, strings.places(places.length)),
      el("ul", { class: "places" }, places.slice(0, 50).map((path) => el("li", {},
        el("span", { class: "path" }, breakable(path)),
        iconButton(icon("copy"), strings.copyPath, () => copy(path, strings.pathsCopied(1)))))),
      el("div", { class: "button-row" },
        abilities.open ? el("button", { type: "button", class: "button", onclick: () => openPicture(id).catch(complain) }, icon("open"), strings.openFile) : null,
        abilities.reveal ? el("button", { type: "button", class: "button", onclick: () => revealPicture(id).catch(complain) }, icon("folder"), strings.revealFile) : null));
  }

  #metadata() {
    const entries = Object.entries(this.#details.metadata).sort(([a], [b]) => a.localeCompare(b));
    const rows = entries.map(([key, value]) => el("div", {}, el("dt", {}, key), el("dd", {}, value)));
    if (this.#details.sha256) rows.push(el("div", {}, el("dt", {}, strings.checksum), el("dd", { class: "path" }, this.#details.sha256)));
    return el("details", { class: "metadata" }, el("summary", {}, strings.allMetadata(entries.length)), el("dl", { class: "facts" }, rows));
  }

  #search(field, value) { this.onSearch({ filter: write(field, value) }); }
}

/** Cameras write numbers such as 57.019002375. */
const rounded = (value) => Number(value.toFixed(1));

/** A path that may wrap after its slashes. */
function breakable(path) {
  return path.split("/").flatMap((part, index, parts) => [part + (index < parts.length - 1 ? "/" : ""), el("wbr")]);
}

/** Puts text on the clipboard. */
export async function copy(text, done) {
  try {
    await navigator.clipboard.writeText(text);
    notify(done);
  } catch (error) {
    complain(error);
  }
}
