// The text in a picture, where it stands: boxes over the picture, and words in them that can be selected and copied.

import { byId } from "./dom.js";

const svg = (name, attributes, ...children) => {
  const element = document.createElementNS("http://www.w3.org/2000/svg", name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...children);
  return element;
};

export class TextLayer {
  #isOn = false;
  #lines = [];

  /** `frame` is what holds the picture and is as large as it is on the screen; `button` shows and hides the boxes. */
  constructor(frame, button) {
    this.layer = svg("svg", { class: "text-layer", preserveAspectRatio: "none", "aria-hidden": "true" });
    this.button = byId(button);
    frame.append(this.layer);
    this.clear();
  }

  /** Shows or hides the boxes; those that a search has found are always there. */
  toggle() {
    if (!this.#lines.length) return;
    this.#isOn = !this.#isOn;
    this.#drawState();
  }

  clear() {
    this.#lines = [];
    this.layer.replaceChildren();
    this.#drawState();
  }

  /** Draws the lines of a picture; `matched` is why a search has found it. */
  show({ lines, width, height }, matched) {
    this.clear();
    if (!lines?.length || !width || !height) return;
    this.#lines = lines;
    const found = new Set(matched.filter((one) => one.by === "text" && one.box).map((one) => JSON.stringify(one.box)));
    this.layer.setAttribute("viewBox", `0 0 ${width} ${height}`);
    this.layer.append(...lines.map((line) => drawn(line, found.has(JSON.stringify(line.box)))));
    this.#drawState();
  }

  #drawState() {
    this.layer.classList.toggle("is-on", this.#isOn);
    this.button.hidden = this.#lines.length === 0;
    this.button.setAttribute("aria-pressed", String(this.#isOn));
  }
}

/** A line in its box, turned as it is in the picture. */
function drawn({ text, box }, isMatched) {
  const [start, end, , below] = box;
  const length = Math.max(1, distance(start, end));
  const height = Math.max(1, distance(start, below));
  const angle = (Math.atan2(end[1] - start[1], end[0] - start[0]) * 180) / Math.PI;
  return svg("g", { class: `text-line${isMatched ? " is-matched" : ""}`, transform: `translate(${start[0]} ${start[1]}) rotate(${angle})` },
    svg("rect", { width: length, height }),
    svg("text", { y: height * 0.78, "font-size": height * 0.8, textLength: length, lengthAdjust: "spacingAndGlyphs" }, text));
}

const distance = (a, b) => Math.hypot(a[0] - b[0], a[1] - b[1]);
