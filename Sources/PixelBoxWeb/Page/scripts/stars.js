// A rating as five stars: radio buttons that look like stars.

import { el } from "./dom.js";
import { icon } from "./icons.js";
import { strings } from "./strings.js";

/** `onRate(stars)` gets 0 to 5; choosing the present rating again takes it off. */
export function stars(value, onRate) {
  const name = `stars-${Math.random().toString(36).slice(2)}`;
  return el("div", { class: "stars", role: "radiogroup", aria: { label: strings.rating } },
    [1, 2, 3, 4, 5].map((count) => el("label", { class: `star${count <= value ? " is-on" : ""}`, title: strings.stars(count) },
      el("input", {
        type: "radio", name, value: count, checked: count === value, aria: { label: strings.stars(count) },
        onclick: () => onRate(count === value ? 0 : count),
        onkeydown: (event) => {
          if (event.key === "Delete" || event.key === "Backspace" || event.key === "0") onRate(0);
        },
      }), icon("star"))));
}
