// Keys that work wherever the keyboard is.

import { complain, undoLast } from "./notices.js";
import { rate } from "./edits.js";
import { byId } from "./dom.js";

export function prepareKeys({ box, grid, selection, results, viewer, help, bar, onSimilar }) {
  /** The selected pictures, or the one that has the keyboard. */
  const targets = () => {
    if (selection.size) return selection.ids;
    const tile = document.activeElement?.closest?.(".tile");
    return tile ? [grid.tiles[Number(tile.dataset.index)].id] : [];
  };
  const isTyping = (target) => target.closest?.("input:not([type=range]):not([type=radio]), textarea, select, [contenteditable]");

  addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.isComposing) return;
    if (event.key === "F1") {
      event.preventDefault();
      viewer.close();
      box.focus();
      return;
    }
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "z" && !event.shiftKey && !isTyping(event.target)) {
      event.preventDefault();
      undoLast().catch(complain);
      return;
    }
    if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
    if (event.key === "?") {
      event.preventDefault();
      help.open();
      return;
    }
    if (document.querySelector("dialog[open]")) return;
    const ids = targets();
    if (event.key === "/") {
      event.preventDefault();
      box.focus();
    } else if (event.key === "Escape" && selection.size) {
      selection.clear();
    } else if (event.key === "ArrowDown" && document.activeElement === document.body && grid.count) {
      event.preventDefault();
      grid.reveal(grid.focused, { focus: true });
    } else if (event.key.toLowerCase() === "s" && ids.length) {
      event.preventDefault();
      onSimilar(ids.slice(0, 8));
    } else if (event.key.toLowerCase() === "t" && ids.length) {
      event.preventDefault();
      if (!selection.size) selection.toggle(ids[0], grid.focused);
      bar.focusTags();
    } else if (/^[0-5]$/.test(event.key) && ids.length) {
      event.preventDefault();
      rate(ids, Number(event.key), ratingsOf(ids, results));
    }
  });
  byId("search-input").addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown" && !event.defaultPrevented && byId("suggestions").hidden && grid.count) {
      event.preventDefault();
      grid.reveal(grid.focused, { focus: true });
    }
  });
}

/** The ratings that pictures have now, for undoing. */
export function ratingsOf(ids, results) {
  const wanted = new Set(ids);
  const ratings = new Map(ids.map((id) => [id, 0]));
  for (const tile of results.tiles) if (wanted.has(tile.id)) ratings.set(tile.id, tile.hit?.rating ?? 0);
  return ratings;
}
