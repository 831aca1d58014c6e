// Going through duplicates: groups of the same picture, what of them can go to the trash, and bringing that back.

import { apply, byId, el, fill } from "./dom.js";
import { icon } from "./icons.js";
import { get, send, thumbnail } from "./api.js";
import { Compare } from "./compare.js";
import { complain, notify } from "./notices.js";
import { bytes, lastPart, strings } from "./strings.js";

const pollPause = 400;
/** Chosen beforehand: what shows the very same pixels. The others are for the eye to judge. */
const safe = new Set(["same-bytes", "same-pixels"]);
const fewGroups = 60;

export class Duplicates {
  #timer = 0;
  #state = { state: "idle" };
  #chosen = new Set();
  #shown = fewGroups;
  /** Whose pictures stay before all others, the first one first. */
  #preferred = [];

  constructor(folders) {
    this.folders = folders;
    this.dialog = byId("duplicates");
    this.body = byId("duplicates-body");
    this.foot = byId("duplicates-foot");
    this.compare = new Compare();
    byId("duplicates-title").textContent = strings.duplicates;
    const close = apply(byId("duplicates-close"), { title: strings.close, aria: { label: strings.close }, onclick: () => this.dialog.close() });
    close.append(icon("close"));
    this.rule = el("select", { class: "select", aria: { label: strings.keepBest }, onchange: () => this.#find() },
      Object.entries(strings.keepRules).map(([value, text]) => el("option", { value }, text)));
    this.changed = el("input", { type: "checkbox", onchange: () => this.#find() });
    this.dialog.addEventListener("click", (event) => { if (event.target === this.dialog) this.dialog.close(); });
    this.dialog.addEventListener("close", () => clearTimeout(this.#timer));
  }

  open() {
    if (!this.dialog.open) this.dialog.showModal();
    this.#poll();
  }

  async #find() {
    this.#shown = fewGroups;
    try {
      await send("POST", "/api/duplicates", { prefer: this.rule.value, folders: this.#preferred, changed: this.changed.checked });
    } catch (error) {
      complain(error);
    }
    this.#poll();
  }

  async #poll() {
    clearTimeout(this.#timer);
    try {
      this.#state = await get("/api/duplicates");
      if (this.#state.state === "idle") return await this.#find();
      this.#showAsked(this.#state.search ?? {});
      this.#chosen = new Set((this.#state.groups ?? []).flatMap((group) => group.copies.filter(canGo).filter((copy) => safe.has(copy.relation)).map((copy) => copy.picture.id)));
      this.#draw();
      if (this.#state.state === "working" && this.dialog.open) this.#timer = setTimeout(() => this.#poll(), pollPause);
    } catch (error) {
      complain(error);
    }
    return undefined;
  }

  /** Shows what was asked for, perhaps from another window. */
  #showAsked({ prefer, folders, changed }) {
    this.rule.value = prefer ?? "";
    this.changed.checked = Boolean(changed);
    this.#preferred = folders ?? [];
  }

  #prefer(folders) {
    this.#preferred = folders;
    this.#find();
  }

  #choosePreferred() {
    this.folders.open(this.#preferred.at(-1) ?? "", {
      title: strings.preferredTitle, verb: strings.preferFolder,
      run: (path) => this.#prefer([...this.#preferred.filter((one) => one !== path), path]),
    });
  }

  #drawPreferred() {
    const others = (path) => this.#preferred.filter((one) => one !== path);
    return el("div", { class: "duplicates-folders" },
      el("span", { class: "quiet" }, strings.preferred),
      this.#preferred.length ? el("ul", { class: "chips", aria: { label: strings.preferred } }, this.#preferred.map((path) => el("li", { class: "chip", title: path },
        el("span", { class: "chip-main" }, el("span", { class: "chip-text" }, lastPart(path))),
        el("button", {
          type: "button", class: "chip-remove", aria: { label: strings.removePreferred(lastPart(path)) }, onclick: () => this.#prefer(others(path)),
        }, icon("close"))))) : null,
      el("button", { type: "button", class: "button", onclick: () => this.#choosePreferred() }, icon("folder"),
        this.#preferred.length ? strings.anotherPreferred : strings.choosePreferred));
  }

  #draw() {
    const { state, groups, total, copies, share, problem, looksMissing } = this.#state;
    const scroll = this.body.scrollTop;
    fill(this.body,
      state === "working" ? [
        el("p", { class: "work-name" }, strings.duplicatesSearching),
        el("progress", { value: share ?? undefined, max: 1, aria: { label: strings.duplicatesSearching } }),
      ] : el("div", { class: "duplicates-head" },
        el("p", { class: "have-summary", role: "status" }, strings.duplicatesFound(total, copies)),
        el("label", { class: "quiet" }, strings.keepBest, " ", this.rule),
        el("label", { class: "duplicate-choice" }, this.changed, strings.changedToo),
        el("button", { type: "button", class: "button", onclick: () => this.#find() }, icon("retry"), strings.searchAgain),
        this.#drawPreferred()),
      state === "failed" ? el("p", { class: "details-problem", role: "alert" }, problem) : null,
      looksMissing ? el("p", { class: "quiet" }, strings.haveLooksMissing) : null,
      groups?.slice(0, this.#shown).map((group) => this.#group(group)),
      groups && groups.length > this.#shown ? el("button", {
        type: "button", class: "button", onclick: () => { this.#shown = groups.length; this.#draw(); },
      }, strings.showAll(groups.length)) : null);
    this.body.scrollTop = scroll;
    this.#drawFoot();
  }

  #drawFoot() {
    const going = (this.#state.groups ?? []).flatMap((group) => group.copies).filter((copy) => this.#chosen.has(copy.picture.id));
    this.foot.hidden = this.#state.state !== "done" || !this.#state.total;
    fill(this.foot,
      el("span", { class: "quiet" }, strings.trashText),
      el("button", { type: "button", class: "button is-primary", disabled: !going.length, onclick: () => this.#remove() },
        icon("trash"), strings.moveToTrash(going.length, bytes(going.reduce((sum, copy) => sum + copy.picture.size, 0)))));
  }

  #group({ best, copies }) {
    return el("section", { class: "duplicate-group", aria: { label: lastPart(best.path) } },
      el("div", { class: "duplicate is-best" },
        el("img", { src: thumbnail(best.id), alt: "", loading: "lazy" }),
        el("p", { class: "duplicate-name", title: best.path }, lastPart(best.path)),
        el("p", { class: "quiet", title: best.path }, `${strings.keep} · ${facts(best)}`),
        el("p", { class: "source-path", title: best.path }, folderOf(best.path))),
      copies.map((copy) => this.#copy(best, copy)));
  }

  #copy(best, copy) {
    const { picture, relation } = copy;
    const isLoose = canGo(copy);
    const words = strings.haveRelations[relation] ?? relation;
    return el("div", { class: "duplicate" },
      el("button", { type: "button", class: "duplicate-look", title: strings.compare, aria: { label: `${strings.compare}: ${lastPart(picture.path)}` }, onclick: () => this.compare.open(best, picture) },
        el("img", { src: thumbnail(picture.id), alt: "", loading: "lazy" })),
      el("p", { class: "duplicate-name", title: picture.path }, lastPart(picture.path)),
      el("p", { class: "quiet" }, `${words} · ${facts(picture)}`),
      el("p", { class: "source-path", title: picture.path }, folderOf(picture.path)),
      isLoose ? el("label", { class: "duplicate-choice" },
        el("input", {
          type: "checkbox", checked: this.#chosen.has(picture.id), aria: { label: strings.trashOne(lastPart(picture.path)) },
          onchange: (event) => {
            if (event.target.checked) this.#chosen.add(picture.id);
            else this.#chosen.delete(picture.id);
            this.#drawFoot();
          },
        }), strings.toTrash) : el("p", { class: "quiet" }, picture.offline ? strings.badges.offline : strings.inArchiveStays),
      el("button", { type: "button", class: "text-button", onclick: () => this.#keepApart(best, picture) }, strings.notDuplicate));
  }

  async #keepApart(best, picture) {
    try {
      await send("POST", "/api/duplicates/not", { best: best.id, copy: picture.id });
      this.#chosen.delete(picture.id);
      this.#state = await get("/api/duplicates");
      this.#draw();
      notify(strings.keptApart);
    } catch (error) {
      complain(error);
    }
  }

  async #remove() {
    try {
      const report = await send("POST", "/api/duplicates/apply", { pictures: [...this.#chosen] });
      this.#chosen.clear();
      this.#state = await get("/api/duplicates");
      this.#draw();
      notify(strings.movedToTrash(report.count, report.skipped), {
        undo: async () => {
          await send("POST", "/api/duplicates/undo", { name: report.name });
          if (this.dialog.open) this.#poll();
        },
      });
    } catch (error) {
      complain(error);
    }
  }
}

const canGo = ({ picture }) => !picture.archived && !picture.offline;

const folderOf = (path) => path.slice(0, path.lastIndexOf("/"));

const facts = ({ width, height, format, size }) => `${strings.dimensions(width, height)} · ${format.toUpperCase()} · ${bytes(size)}`;
