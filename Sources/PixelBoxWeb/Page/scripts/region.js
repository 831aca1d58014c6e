// Drawing a box on a picture, to search by what is in it. The box can be drawn, or moved with the arrow keys.

import { el, byId } from "./dom.js";
import { strings } from "./strings.js";

export class Region {
  #box = null;
  #start = null;

  /** `picture()` tells where the picture lies in the stage; `onSearch(x, y, width, height)` gets shares of it. */
  constructor(stage, { picture, onSearch, onEnd }) {
    this.stage = stage;
    this.picture = picture;
    this.onSearch = onSearch;
    this.onEnd = onEnd;
    this.frame = el("div", {
      id: "region", class: "region", hidden: true, tabIndex: 0, role: "group",
      aria: { label: strings.regionBox, describedby: "region-hint" },
      onkeydown: (event) => this.#keyed(event),
    });
    this.bar = byId("region-bar");
    byId("region-hint").textContent = strings.regionHint;
    byId("region-search").textContent = strings.regionSearch;
    byId("region-cancel").textContent = strings.cancel;
    byId("region-search").addEventListener("click", () => this.#search());
    byId("region-cancel").addEventListener("click", () => this.end());
    stage.append(this.frame);
    stage.addEventListener("pointerdown", (event) => this.#down(event));
    stage.addEventListener("pointermove", (event) => this.#moved(event));
    stage.addEventListener("pointerup", () => { this.#start = null; });
  }

  get isOn() { return !this.frame.hidden; }

  begin() {
    this.#box = { x: 0.25, y: 0.25, width: 0.5, height: 0.5 };
    this.frame.hidden = false;
    this.bar.hidden = false;
    this.stage.classList.add("is-drawing");
    this.draw();
    this.frame.focus();
  }

  end() {
    if (!this.isOn) return;
    this.frame.hidden = true;
    this.bar.hidden = true;
    this.stage.classList.remove("is-drawing");
    this.onEnd?.();
  }

  /** Puts the frame where its part of the picture is. */
  draw() {
    if (!this.isOn) return;
    const picture = this.picture();
    Object.assign(this.frame.style, {
      left: `${picture.left + this.#box.x * picture.width}px`, top: `${picture.top + this.#box.y * picture.height}px`,
      width: `${this.#box.width * picture.width}px`, height: `${this.#box.height * picture.height}px`,
    });
  }

  #point(event) {
    const bounds = this.stage.getBoundingClientRect();
    const picture = this.picture();
    return {
      x: clamp((event.clientX - bounds.left - picture.left) / picture.width),
      y: clamp((event.clientY - bounds.top - picture.top) / picture.height),
    };
  }

  #down(event) {
    if (!this.isOn || event.button !== 0 || event.target.closest("button, a")) return;
    event.preventDefault();
    this.stage.setPointerCapture(event.pointerId);
    this.#start = this.#point(event);
    this.frame.focus();
  }

  #moved(event) {
    if (!this.#start) return;
    const end = this.#point(event);
    const box = {
      x: Math.min(this.#start.x, end.x), y: Math.min(this.#start.y, end.y),
      width: Math.abs(end.x - this.#start.x), height: Math.abs(end.y - this.#start.y),
    };
    if (box.width > 0.01 && box.height > 0.01) this.#box = box;
    this.draw();
  }

  #keyed(event) {
    const step = 0.02;
    const moves = { ArrowLeft: [-step, 0], ArrowRight: [step, 0], ArrowUp: [0, -step], ArrowDown: [0, step] };
    if (event.key === "Enter") {
      this.#search();
    } else if (event.key === "Escape") {
      this.end();
    } else if (moves[event.key]) {
      const [x, y] = moves[event.key];
      if (event.shiftKey) {
        this.#box.width = Math.min(1 - this.#box.x, Math.max(0.04, this.#box.width + x));
        this.#box.height = Math.min(1 - this.#box.y, Math.max(0.04, this.#box.height + y));
      } else {
        this.#box.x = Math.min(1 - this.#box.width, Math.max(0, this.#box.x + x));
        this.#box.y = Math.min(1 - this.#box.height, Math.max(0, this.#box.y + y));
      }
      this.draw();
    } else {
      return;
    }
    event.preventDefault();
    event.stopPropagation();
  }

  #search() {
    const { x, y, width, height } = this.#box;
    this.end();
    this.onSearch(x, y, width, height);
  }
}

const clamp = (value) => Math.min(1, Math.max(0, value));
