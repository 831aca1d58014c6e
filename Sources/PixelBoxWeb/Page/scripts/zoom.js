// Zooming and moving a picture with the wheel, two fingers, the mouse and the keyboard.

const mostZoom = 32;

export class Zoom {
  #pointers = new Map();
  #scale = 1;
  #x = 0;
  #y = 0;
  #size = { width: 1, height: 1 };

  /** `stage` is the window, `content` what moves in it; `onChange` tells of a new scale. */
  constructor(stage, content, onChange) {
    this.stage = stage;
    this.content = content;
    this.onChange = onChange;
    this.isOn = true;
    stage.addEventListener("wheel", (event) => this.#wheeled(event), { passive: false });
    stage.addEventListener("pointerdown", (event) => this.#down(event));
    stage.addEventListener("pointermove", (event) => this.#moved(event));
    for (const name of ["pointerup", "pointercancel"]) stage.addEventListener(name, (event) => this.#up(event));
    stage.addEventListener("dblclick", (event) => this.#toggled(event));
    new ResizeObserver(() => this.fit()).observe(stage);
  }

  /** The size of the picture at full size, in CSS pixels. */
  setSize(width, height) {
    this.#size = { width: Math.max(1, width), height: Math.max(1, height) };
    this.fit();
  }

  get scale() { return this.#scale; }

  get isFitted() { return Math.abs(this.#scale - this.#fitScale()) < 0.001; }

  /** Shows the whole picture; small pictures, such as icons, are enlarged by whole numbers at most eight times. */
  fit() {
    this.#scale = this.#fitScale();
    this.#x = 0;
    this.#y = 0;
    this.#apply();
  }

  /** One pixel of the picture on one pixel of the screen. */
  actualSize() { this.#zoomTo(1 / devicePixelRatio, this.#centre()); }

  zoomBy(factor, point = this.#centre()) { this.#zoomTo(this.#scale * factor, point); }

  /** Where the picture lies in the stage. */
  box() {
    const bounds = this.stage.getBoundingClientRect();
    const width = this.#size.width * this.#scale;
    const height = this.#size.height * this.#scale;
    return {
      left: bounds.width / 2 + this.#x - width / 2, top: bounds.height / 2 + this.#y - height / 2, width, height,
    };
  }

  #fitScale() {
    const bounds = this.stage.getBoundingClientRect();
    const scale = Math.min(bounds.width / this.#size.width, bounds.height / this.#size.height) || 1;
    if (scale <= 1) return scale;
    return Math.max(this.#size.width, this.#size.height) <= 256 ? Math.max(1, Math.min(8, Math.floor(scale))) : Math.min(scale, 1);
  }

  #centre() {
    const bounds = this.stage.getBoundingClientRect();
    return { x: bounds.left + bounds.width / 2, y: bounds.top + bounds.height / 2 };
  }

  #zoomTo(scale, point) {
    const least = Math.min(this.#fitScale(), 1 / devicePixelRatio);
    const next = Math.min(mostZoom, Math.max(least, scale));
    const centre = this.#centre();
    const ratio = next / this.#scale;
    this.#x = (point.x - centre.x) * (1 - ratio) + this.#x * ratio;
    this.#y = (point.y - centre.y) * (1 - ratio) + this.#y * ratio;
    this.#scale = next;
    this.#apply();
  }

  #apply() {
    const bounds = this.stage.getBoundingClientRect();
    const spareX = Math.max(0, (this.#size.width * this.#scale - bounds.width) / 2);
    const spareY = Math.max(0, (this.#size.height * this.#scale - bounds.height) / 2);
    this.#x = Math.min(spareX, Math.max(-spareX, this.#x));
    this.#y = Math.min(spareY, Math.max(-spareY, this.#y));
    const box = this.box();
    Object.assign(this.content.style, {
      width: `${box.width}px`, height: `${box.height}px`, transform: `translate(${box.left}px, ${box.top}px)`,
    });
    this.content.classList.toggle("is-pixels", this.#scale * devicePixelRatio >= 3);
    this.stage.classList.toggle("is-movable", spareX > 0 || spareY > 0);
    this.onChange?.(this.#scale);
  }

  #wheeled(event) {
    if (!this.isOn) return;
    event.preventDefault();
    this.zoomBy(Math.exp(-event.deltaY * (event.ctrlKey ? 0.01 : 0.002)), { x: event.clientX, y: event.clientY });
  }

  #down(event) {
    if (!this.isOn || event.button !== 0 || event.target.closest("button, a") || isOnText(event)) return;
    this.stage.setPointerCapture(event.pointerId);
    this.#pointers.set(event.pointerId, { x: event.clientX, y: event.clientY });
  }

  #moved(event) {
    const before = this.#pointers.get(event.pointerId);
    if (!this.isOn || !before) return;
    const now = { x: event.clientX, y: event.clientY };
    if (this.#pointers.size === 1) {
      this.#x += now.x - before.x;
      this.#y += now.y - before.y;
      this.#apply();
    } else {
      const other = [...this.#pointers].find(([id]) => id !== event.pointerId)[1];
      const factor = distance(now, other) / Math.max(1, distance(before, other));
      this.zoomBy(factor, { x: (now.x + other.x) / 2, y: (now.y + other.y) / 2 });
    }
    this.#pointers.set(event.pointerId, now);
  }

  #up(event) { this.#pointers.delete(event.pointerId); }

  #toggled(event) {
    if (!this.isOn || event.target.closest("button, a, .text-line")) return;
    const point = { x: event.clientX, y: event.clientY };
    if (this.isFitted) this.#zoomTo(Math.max(1 / devicePixelRatio, this.#fitScale() * 2), point);
    else this.fit();
  }
}

/** The mouse selects text that it begins on; fingers always move the picture. */
const isOnText = (event) => event.pointerType === "mouse" && event.target.closest(".text-line");

const distance = (a, b) => Math.hypot(a.x - b.x, a.y - b.y);
