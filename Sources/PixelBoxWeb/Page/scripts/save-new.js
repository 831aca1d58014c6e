// The new pictures of what was asked about: choosing a folder for them, how far writing them is, where they are.

import { el, fill } from "./dom.js";
import { icon } from "./icons.js";
import { get, send } from "./api.js";
import { complain, notify } from "./notices.js";
import { lastPart, strings } from "./strings.js";

const pollPause = 400;
const fewSkipped = 20;

export class SaveNew {
  #timer = 0;
  #answer = null;
  #saving = { state: "idle" };

  constructor(folders) {
    this.folders = folders;
    this.element = el("div", { class: "have-saving" });
  }

  /** Shows what can be done with the new pictures of an answer, and what was done already. */
  async show(answer) {
    this.#answer = answer;
    this.#draw();
    await this.#poll();
  }

  /** Asks no more how far it is. */
  rest() { clearTimeout(this.#timer); }

  async #poll() {
    this.rest();
    try {
      this.#saving = await get("/api/have/save");
      this.#draw();
      if (this.#saving.state === "working" && this.element.isConnected) this.#timer = setTimeout(() => this.#poll(), pollPause);
    } catch (error) {
      complain(error);
    }
  }

  #choose() {
    this.folders.open("", {
      title: strings.saveNewTitle, verb: strings.saveInto, newFolder: withoutEnding(lastPart(this.#answer.name)),
      run: async (folder) => {
        await send("POST", "/api/have/save", { folder });
        await this.#poll();
      },
    });
  }

  #draw() {
    const { state, folder, count, wanted, problem, skipped } = this.#saving;
    const isBusy = state === "working";
    const canSave = this.#answer.canSave && (state === "idle" || state === "failed" || state === "stopped");
    fill(this.element,
      isBusy ? this.#progress() : null,
      el("p", { role: "status", class: state === "done" ? "have-saved" : "quiet" },
        state === "done" ? strings.savedNew(count, folder) : state === "stopped" ? strings.savedSome(count, wanted, folder) : ""),
      state === "failed" ? el("p", { class: "details-problem", role: "alert" }, problem, count ? ` ${strings.savedSome(count, wanted, folder)}` : "") : null,
      skipped?.length ? this.#skipped(skipped) : null,
      el("div", { class: "button-row" },
        canSave ? el("button", { type: "button", class: "button is-primary", onclick: () => this.#choose() }, icon("download"), strings.saveNew) : null,
        state === "done" && count ? el("button", { type: "button", class: "button", onclick: () => this.#add(folder) }, icon("plus"), strings.addFolderOfNew) : null));
  }

  #progress() {
    const { folder, count, wanted } = this.#saving;
    const name = strings.savingNew(lastPart(folder));
    return el("div", { class: "have-work" },
      el("div", { class: "work-head" }, el("span", { class: "work-name" }, name), el("span", { class: "quiet" }, strings.position(count, wanted))),
      el("progress", { value: count, max: wanted, aria: { label: name } }),
      el("div", { class: "button-row" }, el("button", {
        type: "button", class: "button", onclick: () => send("DELETE", "/api/have/save").then(() => this.#poll()).catch(complain),
      }, strings.cancel)));
  }

  #skipped(skipped) {
    return el("details", { class: "have-group" },
      el("summary", {}, strings.notSaved(skipped.length)),
      el("ul", { class: "skipped-list" }, skipped.slice(0, fewSkipped).map((one) => el("li", {},
        el("span", { class: "source-path", title: one.path }, one.path), el("span", { class: "quiet" }, one.reason)))));
  }

  async #add(folder) {
    await this.folders.add(folder);
    notify(strings.adding(lastPart(folder)));
  }
}

/** "Pack.tar.gz" is "Pack". */
const withoutEnding = (name) => name.replace(/(\.tar)?\.[a-z0-9]{1,5}$/i, "") || name;
