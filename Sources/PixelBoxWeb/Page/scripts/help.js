// What keys do, and what can be written into the search box.

import { apply, byId, el, fill } from "./dom.js";
import { icon } from "./icons.js";
import { strings } from "./strings.js";

export function prepareHelp(onSearch) {
  const dialog = byId("help");
  const close = apply(byId("help-close"), { title: strings.close, aria: { label: strings.close }, onclick: () => dialog.close() });
  close.append(icon("close"));
  byId("help-title").textContent = strings.help;
  fill(byId("help-text"),
    el("section", {}, el("h3", {}, strings.language), el("dl", { class: "help-list" }, strings.languageList.map(([text, meaning]) => el("div", {},
      el("dt", {}, el("button", { type: "button", class: "code-button", onclick: () => { dialog.close(); onSearch(text); } }, text)),
      el("dd", {}, meaning))))),
    el("section", {}, el("h3", {}, strings.keys), el("dl", { class: "help-list" }, strings.keyList.map(([key, meaning]) => el("div", {},
      el("dt", {}, el("kbd", {}, key)), el("dd", {}, meaning))))));
  dialog.addEventListener("click", (event) => { if (event.target === dialog) dialog.close(); });
  return { open: () => dialog.showModal() };
}
