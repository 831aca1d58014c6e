// The search in the address bar, so that back, forward and bookmarks work.

import { search } from "./api.js";

const standard = { sort: "best", group: "none" };

/** What the address asks for. */
export function readAddress() {
  const values = new URLSearchParams(location.search);
  return {
    query: values.get("q") ?? "", likes: values.getAll("like"), sort: values.get("sort") ?? standard.sort,
    group: values.get("group") ?? standard.group, picture: Number(values.get("picture")) || null,
  };
}

/** The address of a state. */
export function addressOf({ query, likes, sort, group, picture }) {
  return `/${search({
    q: query, like: likes, sort: sort === standard.sort ? "" : sort, group: group === standard.group ? "" : group, picture,
  })}`;
}

/** Puts a state into the address bar: as a new step of the history, or in place of this one. */
export function writeAddress(state, { isStep }) {
  const address = addressOf(state);
  if (address === location.pathname + location.search) return;
  if (isStep) {
    history.replaceState({ ...history.state, scroll: scrollY }, "");
    history.pushState({}, "", address);
  } else {
    history.replaceState(history.state, "", address);
  }
}

/** Notes how far the page is scrolled, for coming back. */
export function rememberScroll() {
  history.replaceState({ ...history.state, scroll: scrollY }, "");
}
