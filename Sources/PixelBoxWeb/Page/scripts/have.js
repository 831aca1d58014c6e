// "Do I have this?": a folder or an archive, chosen or dropped, and what of it the library has already.

import { apply, byId, el, fill, iconButton } from "./dom.js";
import { icon } from "./icons.js";
import { get, send, thumbnail, upload } from "./api.js";
import { complain, notify } from "./notices.js";
import { SaveNew } from "./save-new.js";
import { lastPart, strings } from "./strings.js";

const pollPause = 400;
/** More rows than this are shown when asked for. */
const fewRows = 100;
const archiveName = /\.(zip|7z|rar|cbz|cbr|cb7|tar|tgz|tbz2?|txz|gz|bz2|xz|zst|iso|jar|lha|lzh|cab)$/i;

/** Whether a file is an archive, by its name. */
export const isArchive = (file) => archiveName.test(file.name);

export class Have {
  #timer = 0;

  /** `onSearch(query)` leads to a picture of the library. */
  constructor(folders, { onSearch }) {
    this.folders = folders;
    this.onSearch = onSearch;
    this.saveNew = new SaveNew(folders);
    this.dialog = byId("have");
    this.body = byId("have-body");
    byId("have-title").textContent = strings.have;
    const close = apply(byId("have-close"), { title: strings.close, aria: { label: strings.close }, onclick: () => this.dialog.close() });
    close.append(icon("close"));
    this.chooser = byId("archive-file");
    this.chooser.addEventListener("change", () => {
      if (this.chooser.files.length) this.askAbout(this.chooser.files[0]);
      this.chooser.value = "";
    });
    this.dialog.addEventListener("click", (event) => { if (event.target === this.dialog) this.dialog.close(); });
    this.dialog.addEventListener("close", () => {
      clearTimeout(this.#timer);
      this.saveNew.rest();
    });
  }

  /** Shows the question, and the last answer if there is one. */
  open() {
    if (!this.dialog.open) this.dialog.showModal();
    this.#poll();
  }

  /** Sends a file and asks about it. */
  async askAbout(file) {
    if (!this.dialog.open) this.dialog.showModal();
    this.#draw({ state: "working", name: file.name, checked: 0, isSending: true });
    try {
      await upload("/api/have/file", file, { name: file.name });
    } catch (error) {
      complain(error);
    }
    this.#poll();
  }

  #choose() {
    this.folders.open("", {
      title: strings.haveChoose, verb: strings.haveAsk,
      run: async (path) => {
        await send("POST", "/api/have", { path });
        this.open();
      },
    });
  }

  async #poll() {
    clearTimeout(this.#timer);
    try {
      const answer = await get("/api/have");
      this.#draw(answer);
      if (answer.state === "working" && this.dialog.open) this.#timer = setTimeout(() => this.#poll(), pollPause);
    } catch (error) {
      complain(error);
    }
  }

  #draw(answer) {
    const isBusy = answer.state === "working";
    fill(this.body,
      el("p", { class: "quiet" }, strings.haveText),
      isBusy ? this.#progress(answer) : el("div", { class: "button-row" },
        el("button", { type: "button", class: "button is-primary", onclick: () => this.#choose() }, icon("folder"), strings.haveChoose),
        el("button", { type: "button", class: "button", onclick: () => this.chooser.click() }, icon("archive"), strings.haveSend)),
      answer.state === "failed" ? el("p", { class: "details-problem", role: "alert" }, answer.problem) : null,
      answer.state === "done" ? this.#answer(answer) : null);
  }

  #progress(answer) {
    const name = answer.isSending ? strings.haveSending(lastPart(answer.name)) : strings.haveLooking(lastPart(answer.name));
    return el("div", { class: "have-work" },
      el("div", { class: "work-head" }, el("span", { class: "work-name" }, name), el("span", { class: "quiet" }, answer.checked ? strings.resultCount(answer.checked) : "")),
      el("progress", { value: answer.share ?? undefined, max: 1, aria: { label: name } }),
      answer.isSending ? null : el("div", { class: "button-row" }, el("button", {
        type: "button", class: "button", onclick: () => send("DELETE", "/api/have").then(() => this.#poll()).catch(complain),
      }, strings.cancel)));
  }

  #answer(answer) {
    const { summary, pictures, looksMissing, name } = answer;
    if (summary.new) this.saveNew.show(answer);
    const groups = [
      ["new", pictures.filter((one) => one.verdict === "new")],
      ["other", pictures.filter((one) => one.have.length && one.verdict !== "new" && one.verdict !== "same-bytes")],
      ["same", pictures.filter((one) => one.verdict === "same-bytes")],
      ["unreadable", pictures.filter((one) => one.verdict === "unreadable")],
    ].filter(([, rows]) => rows.length);
    return [
      el("section", { class: "panel-section", aria: { live: "polite" } },
        el("h3", { class: "have-name" }, lastPart(name)),
        el("p", { class: "have-summary" }, strings.haveSummary(summary)),
        summary.place ? el("p", { class: "quiet path" }, strings.havePlace(summary.place)) : null,
        looksMissing ? el("p", { class: "quiet" }, strings.haveLooksMissing) : null),
      summary.new ? this.saveNew.element : null,
      groups.map(([kind, rows], index) => this.#group(kind, rows, name, index === 0)),
    ].flat();
  }

  #group(kind, rows, name, isOpen) {
    const list = el("ul", { class: "have-list" });
    const draw = (count) => fill(list, rows.slice(0, count).map((one) => this.#row(one, name)),
      count < rows.length ? el("li", {}, el("button", { type: "button", class: "text-button", onclick: () => draw(rows.length) }, strings.showAll(rows.length))) : null);
    draw(fewRows);
    return el("details", { class: "have-group", open: isOpen },
      el("summary", {}, strings.haveGroups[kind](rows.length)),
      kind === "new" ? el("div", { class: "button-row" }, el("button", {
        type: "button", class: "button",
        onclick: () => navigator.clipboard.writeText(rows.map((one) => one.path).join("\n")).then(() => notify(strings.pathsCopied(rows.length)), complain),
      }, icon("copy"), strings.copyPaths)) : null,
      list);
  }

  #row(one, name) {
    const place = one.have[0];
    return el("li", { class: "have-row" },
      place ? el("img", { src: thumbnail(place.id), alt: "", loading: "lazy", width: 48, height: 48 }) : el("span", { class: "have-blank" }),
      el("div", { class: "source-text" },
        el("span", { class: "source-name", title: one.path }, within(one.path, name)),
        place ? el("span", { class: "source-path", title: place.path }, `${strings.haveRelation(one, place)} ${lastPart(place.path)} · ${place.path.slice(0, place.path.lastIndexOf("/"))}`) : null,
        one.reason ? el("span", { class: "quiet" }, one.reason) : null),
      place ? iconButton(icon("search"), strings.haveShow, () => { this.dialog.close(); this.onSearch(`like:${place.id}`); }) : null);
  }
}

/** A path without what it was asked about. */
function within(path, name) {
  return path.startsWith(name) && path.length > name.length ? path.slice(name.length).replace(/^!?\//, "") : lastPart(path);
}
