// The library: its folders and archives, how far reading them has come, what was skipped and why, and settings.

import { apply, byId, el, fill, iconButton } from "./dom.js";
import { icon } from "./icons.js";
import { get, send } from "./api.js";
import { complain, notify } from "./notices.js";
import { drawPreferences } from "./preferences.js";
import { bytes, lastPart, number, strings } from "./strings.js";

const fewSkipped = 20;

export class LibraryPanel extends EventTarget {
  #status = null;
  #showsAllSkipped = false;

  constructor(work, folders, have, duplicates) {
    super();
    this.have = have;
    this.work = work;
    this.folders = folders;
    this.dialog = byId("library");
    this.sources = byId("library-sources");
    this.progress = byId("library-progress");
    this.skipped = byId("library-skipped");
    byId("library-title").textContent = strings.library;
    const close = byId("library-close");
    apply(close, { title: strings.libraryClosed, aria: { label: strings.libraryClosed }, onclick: () => this.dialog.close() });
    close.append(icon("close"));
    this.dialog.addEventListener("click", (event) => { if (event.target === this.dialog) this.dialog.close(); });
    work.addEventListener("change", () => this.#drawWork());
    work.addEventListener("finished", () => this.#finished());
    work.addEventListener("library", () => { if (this.dialog.open) this.refresh(); });
    fill(byId("library-have"),
      el("div", { class: "button-row" },
        el("button", { type: "button", class: "button", onclick: () => duplicates.open() }, icon("duplicates"), strings.duplicatesReview),
        el("button", { type: "button", class: "button", onclick: () => have.open() }, icon("have"), strings.have)));
  }

  open() {
    this.dialog.showModal();
    this.refresh();
    drawPreferences();
  }

  close() { if (this.dialog.open) this.dialog.close(); }

  async refresh() {
    try {
      this.#status = await get("/api/status");
      this.#draw();
    } catch (error) {
      complain(error);
    }
    return this.#status;
  }

  async #finished() {
    const { report, problem } = this.work.state;
    if (problem) complain(new Error(problem));
    else if (report) notify(strings.workFinished(report));
    if (this.dialog.open) await this.refresh();
  }

  #draw() {
    const status = this.#status;
    fill(byId("library-counts"), `${strings.counts(status)} · ${bytes(status.bytes)}`);
    fill(this.sources,
      status.sources.length ? el("ul", { class: "source-list" }, status.sources.map((source) => this.#source(source)))
        : el("p", { class: "quiet" }, strings.noSources),
      el("button", { type: "button", class: "button is-primary", onclick: () => this.folders.open() }, icon("plus"), strings.addFolder));
    this.#drawWork();
    this.#drawSkipped();
  }

  #source(source) {
    const name = lastPart(source.path);
    return el("li", { class: `source${source.offline ? " is-offline" : ""}` },
      icon(source.kind === "archive" ? "archive" : source.kind === "picture" ? "picture" : "folder"),
      el("div", { class: "source-text" },
        el("span", { class: "source-name" }, name),
        el("span", { class: "source-path", title: source.path }, source.path),
        el("span", { class: "quiet" }, source.offline ? `${strings.sourceCounts(source)} · ${strings.sourceOffline}` : strings.sourceCounts(source))),
      iconButton(icon("trash"), strings.removeSource(source.path), () => this.#remove(source)));
  }

  #remove(source) {
    const name = lastPart(source.path);
    const question = byId("question");
    const forget = async () => {
      question.close();
      try {
        await send("DELETE", "/api/sources", { path: source.path });
        notify(strings.forgotten(name));
        this.refresh();
        this.dispatchEvent(new Event("changed"));
      } catch (error) {
        complain(error);
      }
    };
    fill(question,
      el("h2", { id: "question-title" }, strings.removeSourceQuestion(name, source.pictures)),
      el("p", {}, strings.removeSourceText),
      el("div", { class: "button-row is-end" },
        el("button", { type: "button", class: "button", onclick: () => question.close(), autofocus: true }, strings.cancel),
        el("button", { type: "button", class: "button is-primary", onclick: forget }, strings.forget)));
    question.showModal();
  }

  #drawWork() {
    const work = this.work.state;
    const isPaused = work.state === "paused";
    const name = isPaused ? strings.working.paused
      : work.state === "stopping" ? strings.working.stopping
        : work.state === "working" ? strings.working[work.stage] ?? strings.working.waiting : strings.working.idle;
    const act = (action) => () => send("POST", "/api/work", { action }).catch(complain);
    const isBusy = this.work.isBusy;
    fill(this.progress,
      el("div", { class: "work-head" },
        el("span", { class: "work-name" }, name),
        isBusy || isPaused ? el("span", { class: "quiet" }, isBusy ? strings.workDetail(work) : "") : null),
      isBusy ? el("progress", { value: work.share ?? undefined, max: 1, aria: { label: name } }) : null,
      isBusy && work.source ? el("p", { class: "quiet source-path" }, work.source) : null,
      work.problem && !isBusy ? el("p", { class: "details-problem" }, work.problem) : null,
      this.#status ? el("dl", { class: "coverage" }, this.#status.coverage.map((stage) => el("div", { title: stage.note ?? "" },
        el("dt", {}, strings.coverage[stage.stage] ?? stage.stage),
        el("dd", {}, strings.percent(stage.total ? stage.done / stage.total : 1))))) : null,
      this.#status?.coverage.filter((stage) => stage.note).map((stage) => el("p", { class: "quiet" }, stage.note)),
      el("div", { class: "button-row" },
        isBusy ? el("button", { type: "button", class: "button", disabled: work.state === "stopping", onclick: act("pause") }, icon("pause"), strings.pause)
          : isPaused ? el("button", { type: "button", class: "button is-primary", onclick: act("resume") }, icon("play"), strings.resume)
            : this.#status?.sources.length ? el("button", { type: "button", class: "button", onclick: act("index") }, icon("retry"), strings.update) : null));
  }

  #drawSkipped() {
    const { skipped } = this.#status;
    const groups = grouped(skipped);
    const shown = this.#showsAllSkipped ? skipped.map((one) => [one]) : groups.slice(0, fewSkipped);
    fill(this.skipped,
      el("h3", {}, skipped.length ? strings.skipped(skipped.length) : strings.nothingSkipped),
      shown.length ? el("ul", { class: "skipped-list" }, shown.map(([one, ...others]) => el("li", {},
        el("span", { class: "source-path", title: one.path }, others.length ? strings.skippedIn(others.length + 1, lastPart(placeOf(one.path))) : one.path),
        el("span", { class: "quiet" }, one.partial ? `${strings.skippedPartly}: ${one.reason}` : one.reason)))) : null,
      el("div", { class: "button-row" },
        !this.#showsAllSkipped && (shown.length < groups.length || groups.length < skipped.length) ? el("button", {
          type: "button", class: "button", onclick: () => { this.#showsAllSkipped = true; this.#drawSkipped(); },
        }, strings.showAll(skipped.length)) : null,
        skipped.length ? el("button", {
          type: "button", class: "button", disabled: this.work.isBusy,
          onclick: () => send("POST", "/api/work", { action: "retry" }).catch(complain),
        }, icon("retry"), strings.retry) : null),
      skipped.some((one) => /\bencrypted\b/.test(one.reason)) ? this.#passwordForm() : null);
  }

  #passwordForm() {
    const field = el("input", { type: "password", class: "field", required: true, autocomplete: "off", aria: { label: strings.archivePassword } });
    return el("form", {
      class: "password-form",
      onsubmit: async (event) => {
        event.preventDefault();
        try {
          await send("POST", "/api/archive-passwords", { password: field.value });
          field.value = "";
          notify(strings.archivePasswordTried);
        } catch (error) {
          complain(error);
        }
      },
    },
    el("p", { class: "quiet" }, strings.archivePasswordText),
    el("div", { class: "button-row" }, field, el("button", { type: "submit", class: "button" }, strings.archivePasswordTry)));
  }
}

/** What was skipped for the same reason in the same folder or archive goes together. */
function grouped(skipped) {
  const groups = new Map();
  for (const one of skipped) {
    const key = `${placeOf(one.path)}\n${one.reason}\n${one.partial}`;
    if (groups.has(key)) groups.get(key).push(one);
    else groups.set(key, [one]);
  }
  return [...groups.values()];
}

/** The archive that a picture lies in, or its folder. */
function placeOf(path) {
  const cut = path.lastIndexOf("!/");
  return path.slice(0, cut >= 0 ? cut : Math.max(1, path.lastIndexOf("/")));
}

/** How far the work is, for the button that opens the library. */
export function drawProgress(button, work) {
  const state = work.state;
  const ring = button.querySelector(".ring");
  ring.hidden = !work.isBusy;
  ring.style.setProperty("--share", String(state.share ?? 0));
  const detail = work.isBusy ? `${strings.working[state.stage] ?? strings.working.waiting}, ${number(Math.round((state.share ?? 0) * 100))} %` : "";
  button.setAttribute("aria-label", detail ? `${strings.library}: ${detail}` : strings.library);
  button.title = detail || strings.library;
}
