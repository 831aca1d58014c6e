// Two pictures side by side, or one laid over the other so that only what differs is bright.

import { apply, byId, el, fill } from "./dom.js";
import { icon } from "./icons.js";
import { isSmall } from "./layout.js";
import { lastPart, strings } from "./strings.js";

const edge = 1280;
/** Small enough, and of a kind that browsers show, to be compared as it is. */
const isShown = ({ format, size }) => ["jpeg", "png", "gif", "webp", "avif", "bmp"].includes(format) && size < 8_000_000;
const address = (picture) => (isShown(picture) ? `/api/originals/${picture.id}` : `/api/views/${picture.id}?edge=${edge}`);

export class Compare {
  #isDifference = false;

  constructor() {
    this.dialog = byId("compare");
    byId("compare-title").textContent = strings.compare;
    const close = apply(byId("compare-close"), { title: strings.close, aria: { label: strings.close }, onclick: () => this.dialog.close() });
    close.append(icon("close"));
    this.dialog.addEventListener("click", (event) => { if (event.target === this.dialog) this.dialog.close(); });
    this.switch = apply(byId("compare-difference"), { textContent: strings.difference, onclick: () => this.#show(!this.#isDifference) });
  }

  open(best, copy) {
    const side = (picture, name) => el("figure", { class: "compare-side" },
      el("img", { src: address(picture), class: isSmall(picture.width, picture.height) ? "is-pixels" : "", alt: lastPart(picture.path) }),
      el("figcaption", {}, el("strong", {}, name), ` ${lastPart(picture.path)} · ${strings.dimensions(picture.width, picture.height)}`));
    fill(byId("compare-body"), side(best, strings.keep), side(copy, strings.copyOfIt));
    this.#show(false);
    this.dialog.showModal();
  }

  #show(isDifference) {
    this.#isDifference = isDifference;
    this.switch.setAttribute("aria-pressed", String(isDifference));
    byId("compare-body").classList.toggle("is-difference", isDifference);
  }
}
