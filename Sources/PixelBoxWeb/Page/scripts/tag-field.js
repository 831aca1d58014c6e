// A field for a new tag, with the tags that exist already offered while typing.

import { el, fill } from "./dom.js";
import { get } from "./api.js";
import { strings } from "./strings.js";
import { complain } from "./notices.js";

/** `onAdd(name)` is called with each new tag. */
export function tagField(onAdd) {
  const options = el("datalist", { id: `tags-${Math.random().toString(36).slice(2)}` });
  const input = el("input", {
    type: "text", class: "tag-input", placeholder: strings.addTag, autocomplete: "off", maxLength: 100,
    aria: { label: strings.addTag }, list: options.id,
    oninput: async () => {
      if (!input.value) return;
      const answer = await get("/api/suggestions", { word: `tag:${input.value}` }).catch(() => ({ suggestions: [] }));
      fill(options, answer.suggestions.map((one) => el("option", { value: one.value })));
    },
    onkeydown: async (event) => {
      if (event.key !== "Enter" && event.key !== ",") return;
      event.preventDefault();
      event.stopPropagation();
      const name = input.value.trim();
      if (!name) return;
      input.value = "";
      try {
        await onAdd(name);
      } catch (error) {
        input.value = name;
        complain(error);
      }
    },
  });
  return el("span", {}, input, options);
}
