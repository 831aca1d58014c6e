// Short notices at the foot of the page, and undoing what they tell of.

import { el, byId, fill } from "./dom.js";
import { strings } from "./strings.js";

const undoable = [];
let timer = 0;

/** Says what was done. With `undo`, an async function, it can be taken back. */
export function notify(text, { undo } = {}) {
  if (undo) undoable.push(undo);
  if (undoable.length > 50) undoable.shift();
  show(text, undo ? el("button", { type: "button", class: "text-button", onclick: () => takeBack(undo) }, strings.undo) : null);
}

/** Says what went wrong. */
export function complain(error) {
  if (error?.name === "AbortError") return;
  show(error?.status === 0 ? strings.serverGone : error?.message || String(error), null, true);
}

/** Takes back what was done last. */
export async function undoLast() {
  const undo = undoable.at(-1);
  if (!undo) return show(strings.nothingToUndo, null);
  return takeBack(undo);
}

async function takeBack(undo) {
  const index = undoable.lastIndexOf(undo);
  if (index < 0) return;
  undoable.splice(index, 1);
  try {
    await undo();
    show(strings.undone, null);
  } catch (error) {
    undoable.push(undo);
    complain(error);
  }
}

function show(text, button, isProblem = false) {
  // Above an open dialog only what is inside it can be seen.
  const home = [...document.querySelectorAll("dialog[open]")].at(-1) ?? document.body;
  const notice = byId("notice");
  home.append(notice);
  fill(notice, el("span", {}, text), button);
  notice.classList.toggle("is-problem", isProblem);
  notice.hidden = false;
  clearTimeout(timer);
  timer = setTimeout(() => { notice.hidden = true; }, isProblem ? 8000 : 6000);
}
