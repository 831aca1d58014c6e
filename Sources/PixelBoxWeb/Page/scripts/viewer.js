// One picture, large: moving to its neighbours, zooming, searching by it or by a part of it.

import { apply, byId, el, fill } from "./dom.js";
import { icon } from "./icons.js";
import { thumbnail } from "./api.js";
import { flags, isBlank } from "./tile.js";
import { Details } from "./details.js";
import { Region } from "./region.js";
import { TextLayer } from "./text-layer.js";
import { Zoom } from "./zoom.js";
import { strings } from "./strings.js";

/** What every browser of today shows by itself. */
const shownFormats = new Set(["jpeg", "png", "gif", "webp", "avif", "bmp", "svg"]);
/** Larger files are shown as a smaller version first, and as they are once somebody zooms in. */
const directBytes = 12_000_000;
const viewEdge = 2560;

export class Viewer extends EventTarget {
  #index = -1;
  #picture = null;
  #details = null;
  #isFull = false;

  /** `grid` has the pictures; the viewer shows one of them after the other. */
  constructor(grid) {
    super();
    this.grid = grid;
    this.dialog = byId("viewer");
    this.stage = byId("viewer-stage");
    this.frame = byId("viewer-picture");
    this.preview = el("img", { class: "viewer-preview", alt: "" });
    this.image = el("img", { class: "viewer-image", alt: "", decoding: "async", draggable: false });
    this.frame.append(this.preview, this.image);
    this.text = new TextLayer(this.frame, "viewer-text");
    this.zoom = new Zoom(this.stage, this.frame, () => this.#zoomed());
    this.region = new Region(this.stage, {
      picture: () => this.zoom.box(),
      onSearch: (...box) => this.#tell("region", { id: this.#picture.id, box }),
      onEnd: () => { this.zoom.isOn = true; byId("viewer-region").setAttribute("aria-pressed", "false"); },
    });
    this.details = new Details(byId("viewer-details"), { onSearch: (search) => this.#tell("search", search) });
    this.image.addEventListener("load", () => this.frame.classList.add("is-loaded"));
    this.image.addEventListener("error", () => this.#failed());
    this.#makeButtons();
    this.dialog.addEventListener("keydown", (event) => this.#keyed(event));
    this.dialog.addEventListener("close", () => { this.#index = -1; this.dispatchEvent(new Event("close")); });
    this.stage.addEventListener("pointerup", (event) => this.#swiped(event));
    this.stage.addEventListener("pointerdown", (event) => { this.swipe = { x: event.clientX, y: event.clientY, type: event.pointerType }; });
  }

  get isOpen() { return this.dialog.open; }

  get pictureId() { return this.#picture?.id ?? null; }

  get index() { return this.#index; }

  /** Shows the picture at this place of the grid. */
  open(index) {
    if (!this.dialog.open) {
      this.dialog.showModal();
      this.dialog.focus();
    }
    this.#show(index);
  }

  close() { if (this.dialog.open) this.dialog.close(); }

  async #show(index) {
    const picture = this.grid.tiles[index];
    if (!picture) return;
    this.region.end();
    this.text.clear();
    this.#index = index;
    this.#picture = picture;
    this.#details = null;
    this.#isFull = false;
    this.frame.classList.remove("is-loaded", "is-missing");
    this.frame.classList.toggle("is-transparent", (picture.flags & flags.transparent) !== 0);
    this.image.removeAttribute("src");
    byId("viewer-position").textContent = strings.position(index + 1, this.grid.count);
    byId("viewer-previous").disabled = index === 0;
    byId("viewer-next").disabled = index === this.grid.count - 1;
    if (isBlank(picture)) {
      this.preview.removeAttribute("src");
      this.zoom.setSize(320, 240);
      this.#failed();
    } else {
      this.preview.src = thumbnail(picture.id, picture.version);
      this.zoom.setSize(picture.width, picture.height);
    }
    this.dispatchEvent(new CustomEvent("show", { detail: { index, id: picture.id } }));
    const details = await this.details.show(picture.id, false, picture.hit?.matched ?? []);
    if (this.#picture !== picture || !details) return;
    this.#details = details;
    this.image.alt = details.path.slice(details.path.lastIndexOf("/") + 1);
    this.preview.alt = "";
    apply(this.dialog, { aria: { label: this.image.alt } });
    byId("viewer-download").href = `/api/originals/${picture.id}?download=1`;
    if (isBlank(picture)) return;
    this.image.src = this.#address(details);
    this.text.show(details, picture.hit?.matched ?? []);
    this.#prepare(index + 1);
    this.#prepare(index - 1);
  }

  /** The original where the browser can show it and it is not huge, else a version of it that the browser can show. */
  #address(details) {
    const isShown = shownFormats.has(details.format) && details.size <= directBytes;
    const isMoving = details.frames > 1 && shownFormats.has(details.format);
    this.#isFull = isShown || isMoving;
    const version = this.#picture.version;
    return this.#isFull ? `/api/originals/${details.id}?v=${version}` : `/api/views/${details.id}?edge=${viewEdge}&v=${version}`;
  }

  /** Zoomed in beyond the smaller version: the whole picture is wanted. */
  #zoomed() {
    this.region?.draw();
    const details = this.#details;
    if (!details || this.#isFull) return;
    const shown = Math.max(this.#picture.width, this.#picture.height) * this.zoom.scale * devicePixelRatio;
    if (shown <= viewEdge * 1.1) return;
    this.#isFull = true;
    this.image.src = shownFormats.has(details.format)
      ? `/api/originals/${details.id}?v=${this.#picture.version}` : `/api/views/${details.id}?edge=8192&v=${this.#picture.version}`;
  }

  #prepare(index) {
    const picture = this.grid.tiles[index];
    if (picture && !isBlank(picture)) new Image().src = thumbnail(picture.id, picture.version);
  }

  #failed() {
    if (!this.#picture) return;
    this.frame.classList.add("is-missing");
  }

  step(by) {
    const next = this.#index + by;
    if (next < 0 || next >= this.grid.count) return;
    this.#show(next);
  }

  #makeButtons() {
    const button = (id, name, label, action) => {
      const element = byId(id);
      apply(element, { title: label, aria: { label }, onclick: action });
      element.append(icon(name));
    };
    button("viewer-close", "close", strings.close, () => this.close());
    button("viewer-previous", "left", strings.previous, () => this.step(-1));
    button("viewer-next", "right", strings.next, () => this.step(1));
    button("viewer-zoom-in", "plus", strings.zoomIn, () => this.zoom.zoomBy(1.5));
    button("viewer-zoom-out", "minus", strings.zoomOut, () => this.zoom.zoomBy(1 / 1.5));
    button("viewer-similar", "similar", strings.findSimilar, () => this.#tell("similar", { id: this.#picture.id }));
    button("viewer-region", "region", strings.searchRegion, () => this.#toggleRegion());
    button("viewer-text", "text", strings.showText, () => this.text.toggle());
    button("viewer-more", "thumbUp", strings.moreLikeThis, () => this.#tell("more", { id: this.#picture.id }));
    button("viewer-less", "thumbDown", strings.lessLikeThis, () => this.#tell("less", { id: this.#picture.id }));
    button("viewer-info", "info", strings.info, () => this.#toggleDetails());
    const download = byId("viewer-download");
    apply(download, { title: strings.download, aria: { label: strings.download } });
    download.append(icon("download"));
    byId("viewer-missing").textContent = strings.viewNotShown;
    byId("viewer-details").setAttribute("aria-label", strings.detailsOf);
    this.#setDetails(innerWidth >= 900);
  }

  #toggleRegion() {
    if (this.region.isOn) return this.region.end();
    this.zoom.isOn = false;
    byId("viewer-region").setAttribute("aria-pressed", "true");
    this.region.begin();
  }

  #toggleDetails() { this.#setDetails(byId("viewer-details").hidden); }

  #setDetails(isShown) {
    byId("viewer-details").hidden = !isShown;
    byId("viewer-info").setAttribute("aria-expanded", String(isShown));
  }

  #keyed(event) {
    if (event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.target.closest("input, textarea, [role=radiogroup]")) return;
    const actions = {
      ArrowRight: () => this.step(1), ArrowLeft: () => this.step(-1), "+": () => this.zoom.zoomBy(1.5),
      "=": () => this.zoom.zoomBy(1.5), "-": () => this.zoom.zoomBy(1 / 1.5), i: () => this.#toggleDetails(),
      r: () => this.#toggleRegion(), x: () => this.text.toggle(), s: () => this.#tell("similar", { id: this.#picture.id }),
      t: () => { this.#setDetails(true); this.details.focusTags(); }, z: () => (this.zoom.isFitted ? this.zoom.actualSize() : this.zoom.fit()),
      " ": () => { if (!event.target.closest("button, a, summary")) this.close(); },
    };
    for (let stars = 0; stars <= 5; stars += 1) actions[String(stars)] = () => this.details.rate(stars);
    const action = actions[event.key.length === 1 ? event.key.toLowerCase() : event.key];
    if (!action || (event.key === " " && event.target.closest("button, a, summary"))) return;
    event.preventDefault();
    action();
  }

  #swiped(event) {
    const start = this.swipe;
    this.swipe = null;
    if (!start || start.type !== "touch" || this.region.isOn || !this.zoom.isFitted) return;
    const x = event.clientX - start.x;
    const y = event.clientY - start.y;
    if (Math.abs(x) > 50 && Math.abs(x) > 2 * Math.abs(y)) this.step(x < 0 ? 1 : -1);
    else if (y > 90 && y > 2 * Math.abs(x)) this.close();
  }

  #tell(what, detail) { this.dispatchEvent(new CustomEvent(what, { detail })); }
}
