// Choosing a folder or an archive on the computer that PixelBox runs on.

import { apply, byId, el, fill } from "./dom.js";
import { icon } from "./icons.js";
import { get, send } from "./api.js";
import { complain } from "./notices.js";
import { lastPart, strings } from "./strings.js";

export class FolderBrowser extends EventTarget {
  #listing = null;
  /** What choosing leads to: `{ title, verb(name), run(path), newFolder }`; null adds to the library. Where a name for a new
   * folder is proposed, only folders can be chosen. */
  #choice = null;

  constructor() {
    super();
    this.dialog = byId("folders");
    this.list = byId("folders-list");
    const close = byId("folders-close");
    apply(close, { title: strings.close, aria: { label: strings.close }, onclick: () => this.dialog.close() });
    close.append(icon("close"));
    this.field = apply(byId("folders-path"), { placeholder: strings.typePath, aria: { label: strings.typePath } });
    byId("folders-form").addEventListener("submit", (event) => {
      event.preventDefault();
      const path = this.field.value.trim();
      if (path) this.show(path);
    });
    this.addButton = apply(byId("folders-add"), { onclick: () => this.#chosen(this.#target()) });
    this.newFolder = byId("folders-new");
    this.newName = byId("folders-new-name");
    byId("folders-new-label").textContent = strings.newFolder;
    this.newName.addEventListener("input", () => this.#drawButton());
    this.dialog.addEventListener("click", (event) => { if (event.target === this.dialog) this.dialog.close(); });
  }

  /** Opens at a folder, by default the user's own; `choice` says what choosing leads to, if not to adding. */
  open(path = "", choice = null) {
    this.#choice = choice;
    byId("folders-title").textContent = choice?.title ?? strings.chooseFolder;
    this.newFolder.hidden = !this.#isForFolders;
    this.newName.value = choice?.newFolder ?? "";
    if (!this.dialog.open) this.dialog.showModal();
    this.show(path);
  }

  async show(path) {
    try {
      this.#listing = await get("/api/folders", { path });
      this.#draw();
    } catch (error) {
      complain(error);
    }
  }

  /** Adds a folder or an archive to the library. */
  async add(path) {
    try {
      await send("POST", "/api/sources", { paths: [path] });
      if (this.dialog.open) this.dialog.close();
      this.dispatchEvent(new Event("added"));
    } catch (error) {
      complain(error);
    }
  }

  async #chosen(path) {
    if (!this.#choice) return this.add(path);
    try {
      this.dialog.close();
      await this.#choice.run(path);
    } catch (error) {
      complain(error);
    }
    return undefined;
  }

  get #isForFolders() { return this.#choice?.newFolder !== undefined; }

  /** The folder that is shown, or the new one in it. */
  #target() {
    const name = this.#isForFolders ? this.newName.value.trim() : "";
    return name ? join(this.#listing.path, name) : this.#listing.path;
  }

  #verb(name) { return (this.#choice?.verb ?? strings.addThis)(name); }

  #drawButton() { fill(this.addButton, this.#choice ? null : icon("plus"), this.#verb(lastPart(this.#target()))); }

  #draw() {
    const { path, parent, folders, places } = this.#listing;
    const archives = this.#isForFolders ? [] : this.#listing.archives;
    this.field.value = path;
    this.#drawButton();
    fill(byId("folders-places"), places.map((place) => el("li", {},
      el("button", {
        type: "button", class: "place", aria: { current: place.path === path ? "true" : "false" }, onclick: () => this.show(place.path),
      }, icon("folder"), place.name))));
    byId("folders-places").setAttribute("aria-label", strings.places_);
    const rows = [
      parent !== null && parent !== undefined
        ? this.#row("up", strings.parentFolder, () => this.show(parent)) : null,
      ...folders.map((name) => this.#row("folder", name, () => this.show(join(path, name)))),
      ...archives.map((name) => this.#row("archive", name, () => this.#chosen(join(path, name)), this.#verb(name))),
    ];
    fill(this.list, rows, folders.length + archives.length ? null : el("li", { class: "quiet folders-empty" }, this.#isForFolders ? strings.noFolders : strings.emptyFolder));
    this.list.scrollTop = 0;
  }

  #row(name, text, onclick, label) {
    return el("li", {}, el("button", { type: "button", class: "folder", onclick, title: label ?? text }, icon(name), el("span", {}, text)));
  }
}

const join = (folder, name) => (folder.endsWith("/") ? folder + name : `${folder}/${name}`);
