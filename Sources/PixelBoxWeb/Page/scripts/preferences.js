// What the user has chosen: the theme of this browser, and the settings of the library.

import { byId, el, fill } from "./dom.js";
import { get, send } from "./api.js";
import { complain } from "./notices.js";
import { strings } from "./strings.js";
import { setTheme, theme } from "./theme.js";

/** What is chosen, also where the server does not know it yet: the next choice may come before its answer. */
let settings = {};

/** Draws the preferences as they are now. */
export async function drawPreferences() {
  try {
    settings = await get("/api/settings");
    draw();
  } catch (error) {
    complain(error);
  }
}

async function change(name, value) {
  settings = { ...settings, [name]: value };
  const wanted = settings;
  try {
    const kept = await send("PUT", "/api/settings", wanted);
    if (settings !== wanted) return;
    settings = kept;
    draw();
  } catch (error) {
    complain(error);
    drawPreferences();
  }
}

function draw() {
  const largest = el("input", {
    type: "number", class: "field is-short", id: "largest-picture", min: 1, max: 2000, value: settings.mostMegapixels,
    onchange: () => change("mostMegapixels", Math.round(Number(largest.value))),
  });
  fill(byId("library-settings"),
    el("h3", {}, strings.preferences),
    choice("theme", strings.theme, strings.themes, theme(), setTheme),
    choice("similarity", strings.similarity, strings.similarities, settings.similarity, (value) => change("similarity", value)),
    toggle(strings.readsText, strings.readsTextDetail, settings.readsText, (value) => change("readsText", value)),
    toggle(strings.fetchesPictures, strings.fetchesPicturesDetail, settings.fetchesPictures, (value) => change("fetchesPictures", value)),
    el("div", { class: "setting" }, el("label", { htmlFor: "largest-picture" }, strings.mostMegapixels), largest));
}

function choice(name, legend, choices, chosen, onChoose) {
  return el("fieldset", { class: "segments" },
    el("legend", {}, legend),
    Object.entries(choices).map(([value, label]) => el("label", { class: "segment" },
      el("input", { type: "radio", name, value, checked: chosen === value, onchange: () => onChoose(value) }),
      el("span", {}, label))));
}

function toggle(label, detail, isOn, onToggle) {
  return el("label", { class: "setting" },
    el("span", {}, label, el("span", { class: "quiet setting-detail" }, detail)),
    el("input", { type: "checkbox", checked: isOn, onchange: (event) => onToggle(event.target.checked) }));
}
