// Puts the page together: what is searched, what is shown, and what leads from one to the other.

import { apply, byId, el, fill } from "./dom.js";
import { icon } from "./icons.js";
import { get } from "./api.js";
import { readAddress, rememberScroll, writeAddress } from "./address.js";
import { Correction } from "./correction.js";
import { abilities } from "./desktop.js";
import { acceptPictures, likeRegion } from "./drop.js";
import { Duplicates } from "./duplicates.js";
import { Empty } from "./empty.js";
import { FolderBrowser } from "./folder-browser.js";
import { Grid } from "./grid.js";
import { Have } from "./have.js";
import { prepareHelp } from "./help.js";
import { prepareKeys } from "./keys.js";
import { drawProgress, LibraryPanel } from "./library-panel.js";
import { complain, notify } from "./notices.js";
import { preparePassword } from "./password.js";
import { Results } from "./results.js";
import { savedSearches } from "./saved-searches.js";
import { SearchBox } from "./search-box.js";
import { titled } from "./sections.js";
import { Selection } from "./selection.js";
import { SelectionBar } from "./selection-bar.js";
import { strings } from "./strings.js";
import { Viewer } from "./viewer.js";
import { Work } from "./work.js";

/** Errors of a query that is still being written appear only after this pause. */
const patience = 700;
/** So long after the last key a search becomes a step of the history. */
const settled = 1200;

const box = new SearchBox();
const results = new Results();
const selection = new Selection();
const work = new Work();
const folders = new FolderBrowser();
const have = new Have(folders, { onSearch: (query) => { library.close(); search({ query, likes: [], sort: "best", group: "none" }); } });
const library = new LibraryPanel(work, folders, have, new Duplicates(folders));
const grid = new Grid(byId("grid"), {
  selection,
  onOpen: (index) => viewer.open(index),
  hitsAt: async (first, last) => { if (await results.describe(first, last)) grid.describeVisible(); },
});
const viewer = new Viewer(grid);
const empty = new Empty(byId("empty"), { box, folders, onAll: () => search({ query: "", likes: [] }) });
const correction = new Correction((query) => search({ query }));
const bar = new SelectionBar(byId("selection-bar"), { selection, results, onSimilar: findSimilar });
const help = prepareHelp((query) => search({ query, likes: [] }));

const state = { query: "", likes: [], sort: "best", group: "none", picture: null };
let lastStep = "";
let problemTimer = 0;
let stepTimer = 0;
/** Whether pictures came or went since the results were fetched. */
let isStale = false;

/** Makes a search the present one and shows it; `isStep` makes it a step of the history. */
async function search(changes, { isStep = true, keepsBox = false, scroll = 0 } = {}) {
  Object.assign(state, { picture: null }, changes);
  if (!keepsBox) box.set(state);
  if (isStep) step();
  await show({ scroll });
}

/** A step of the history, unless the search is the same. */
function step() {
  clearTimeout(stepTimer);
  const key = JSON.stringify([state.query, state.likes, state.sort, state.group]);
  writeAddress(state, { isStep: key !== lastStep });
  lastStep = key;
}

async function show({ scroll = 0, keeps = false } = {}) {
  document.title = strings.title(state.query);
  clearTimeout(problemTimer);
  isStale = false;
  byId("grid").setAttribute("aria-busy", "true");
  const started = performance.now();
  try {
    await results.find(state, (found, { isFirst }) => {
      const sections = titled(found.sections, found.total);
      if (isFirst) {
        box.complain(null);
        if (!keeps) selection.clear();
        grid.show(found.tiles, { sections, focused: keeps ? grid.focused : 0 });
        if (!keeps) scrollTo({ top: scroll });
        drawCount();
        drawTools();
      } else {
        grid.extend(found.tiles, { sections });
        if (scroll && !keeps) scrollTo({ top: scroll });
      }
    });
    performance.measure("pixelbox-search", { start: started, end: performance.now() });
    await empty.show(results.total, state);
    correction.ask(state.query, byId(results.total || !state.query ? "correction" : "empty-hint"));
  } catch (error) {
    if (error.name === "AbortError") return;
    if (error.status === 400) problemTimer = setTimeout(() => box.complain(error.message), document.activeElement === box.input ? patience : 0);
    else complain(error);
  } finally {
    byId("grid").setAttribute("aria-busy", "false");
  }
  drawSaved();
}

/** New pictures appear by themselves only where nothing that somebody looks at would move. */
function refreshQuietly() {
  isStale = viewer.isOpen || selection.size > 0 || scrollY >= 8;
  if (!isStale) show({ keeps: true });
}

function drawCount() {
  byId("result-count").textContent = results.total ? strings.resultCount(results.total) : strings.resultNone;
}

async function drawSaved() {
  const button = byId("search-save");
  // A picture from outside is kept only as long as the server runs: what it is part of cannot be saved.
  button.hidden = !state.query || state.likes.length > 0;
  if (button.hidden) return;
  const saved = await savedSearches.find(state).catch(() => null);
  const label = saved ? strings.unsaveSearch : strings.saveSearch;
  button.setAttribute("aria-pressed", String(Boolean(saved)));
  apply(button, { title: label, aria: { label } });
}

async function toggleSaved() {
  try {
    const saved = await savedSearches.find(state);
    if (saved) {
      await savedSearches.remove(saved.name);
      notify(strings.searchUnsaved(saved.name), { undo: async () => { await savedSearches.save(saved); drawSaved(); } });
    } else {
      const { query, sort, group } = state;
      const name = query;
      await savedSearches.save({ name, query, sort, group });
      notify(strings.searchSaved(name), { undo: async () => { await savedSearches.remove(name); drawSaved(); } });
    }
  } catch (error) {
    complain(error);
  }
  drawSaved();
}

/** Searches by pictures of the library alone: what the words were does not matter any more. */
function findSimilar(ids) {
  viewer.close();
  search({ query: ids.map((id) => `like:${id}`).join(" "), likes: [], sort: "best", group: "none" });
}

function prepareTools() {
  const select = (id, label, choices, key) => {
    byId(`${id}-label`).textContent = label;
    const element = byId(id);
    fill(element, Object.entries(choices).map(([value, text]) => el("option", { value }, text)));
    element.addEventListener("change", () => search({ [key]: element.value }));
  };
  select("sort", strings.sortLabel, strings.sorts, "sort");
  select("group", strings.groupLabel, strings.groups, "group");
  byId("size-label").textContent = strings.sizeLabel;
  const size = byId("size");
  size.value = readSize();
  grid.setTarget(Number(size.value));
  size.addEventListener("input", () => {
    grid.setTarget(Number(size.value));
    try { localStorage.setItem("pixelbox-size", size.value); } catch { /* remembered for this visit only */ }
  });
}

function readSize() {
  const standard = innerWidth > 2400 ? 240 : innerWidth < 560 ? 132 : 184;
  try {
    return Number(localStorage.getItem("pixelbox-size")) || standard;
  } catch {
    return standard;
  }
}

function drawTools() {
  const sort = byId("sort");
  // Where nothing says what is best, best first is newest first, and so it is called.
  const best = sort.querySelector("[value=best]");
  best.hidden = best.disabled = results.isRanked === false;
  sort.value = state.sort === "best" && best.hidden ? "newest" : state.sort;
  byId("group").value = state.group;
}

function prepareButtons(pictures) {
  const button = (id, name, label, onclick) => {
    const element = apply(byId(id), { title: label, aria: { label }, onclick });
    element.prepend(icon(name));
  };
  button("search-picture", "picture", strings.addPicture, () => pictures.choose());
  button("search-save", "save", strings.saveSearch, toggleSaved);
  button("help-button", "help", strings.help, () => help.open());
  button("have-button", "have", strings.have, () => have.open());
  button("library-button", "library", strings.library, () => library.open());
  byId("brand").addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    search({ query: "", likes: [], sort: "best", group: "none" });
  });
  apply(byId("skip-link"), { textContent: strings.skipToResults });
  byId("grid").setAttribute("aria-label", strings.results);
}

function listen() {
  box.addEventListener("change", (event) => {
    Object.assign(state, box.value, { picture: null });
    clearTimeout(stepTimer);
    if (event.detail === "done") step();
    else stepTimer = setTimeout(step, settled);
    show();
  });
  box.addEventListener("enter", () => { if (grid.count && innerWidth < 560) box.input.blur(); });
  addEventListener("pixelbox:search", (event) => search({ likes: [], sort: "best", group: "none", ...event.detail }));
  addEventListener("pixelbox:edited", (event) => {
    results.forget(event.detail);
    const [first, last] = grid.visible();
    results.describe(first, last).then(() => grid.describeVisible());
  });

  viewer.addEventListener("show", (event) => {
    const isFirst = !state.picture;
    state.picture = event.detail.id;
    writeAddress(state, { isStep: isFirst });
    grid.reveal(event.detail.index);
  });
  viewer.addEventListener("close", () => {
    if (isStale) refreshQuietly();
    if (!state.picture) return;
    const index = results.indexOf(state.picture);
    state.picture = null;
    writeAddress(state, { isStep: false });
    // Unless somebody was quicker and is in the search box already.
    const isElsewhere = document.activeElement?.closest("#top-bar, dialog");
    if (index >= 0) grid.reveal(index, { focus: !isElsewhere });
  });
  viewer.addEventListener("similar", (event) => findSimilar([event.detail.id]));
  viewer.addEventListener("more", (event) => refine(`like:${event.detail.id}`));
  viewer.addEventListener("less", (event) => refine(`-like:${event.detail.id}`));
  viewer.addEventListener("search", (event) => { viewer.close(); search({ query: event.detail.filter, likes: [] }); });
  viewer.addEventListener("region", async (event) => {
    try {
      const like = await likeRegion(event.detail.id, event.detail.box);
      viewer.close();
      search({ query: "", likes: [like], sort: "best", group: "none" });
    } catch (error) {
      complain(error);
    }
  });

  work.addEventListener("change", () => drawProgress(byId("library-button"), work));
  work.addEventListener("library", refreshQuietly);
  work.addEventListener("finished", refreshQuietly);
  library.addEventListener("changed", () => show({ keeps: true }));
  addEventListener("scroll", () => { if (isStale && scrollY < 8) refreshQuietly(); }, { passive: true });
  folders.addEventListener("added", () => empty.show(results.total, state));

  addEventListener("popstate", (event) => {
    const wanted = readAddress();
    const isSame = wanted.query === state.query && String(wanted.likes) === String(state.likes)
      && wanted.sort === state.sort && wanted.group === state.group;
    Object.assign(state, wanted);
    lastStep = JSON.stringify([state.query, state.likes, state.sort, state.group]);
    drawTools();
    if (!wanted.picture) viewer.close();
    box.set(state);
    if (isSame) openWanted(wanted.picture);
    else show({ scroll: event.state?.scroll ?? 0 }).then(() => openWanted(wanted.picture));
  });
  let scrollTimer = 0;
  addEventListener("scroll", () => {
    clearTimeout(scrollTimer);
    scrollTimer = setTimeout(rememberScroll, 250);
  }, { passive: true });
}

/** A picture that leads on: more like it, or less. */
function refine(part) {
  const opposite = part.startsWith("-") ? part.slice(1) : `-${part}`;
  const parts = state.query.split(/\s+/).filter((one) => one !== part && one !== opposite);
  notify(part.startsWith("-") ? strings.lessLikeThis : strings.moreLikeThis);
  viewer.close();
  search({ query: [...parts, part].join(" ").trim(), sort: "best" });
}

function openWanted(picture) {
  if (!picture) return;
  const index = results.indexOf(picture);
  if (index >= 0) viewer.open(index);
}

async function start() {
  preparePassword(() => location.reload());
  const pictures = acceptPictures({
    onLike: (like) => { viewer.close(); box.addLike(like); },
    onArchive: (file) => { viewer.close(); have.askAbout(file); },
    onPicture: (id) => box.addFilter(`like:${id}`),
  });
  history.scrollRestoration = "manual";
  prepareTools();
  prepareButtons(pictures);
  box.addEventListener("address", (event) => pictures.fetchPicture(event.detail));
  listen();
  prepareKeys({ box, grid, selection, results, viewer, help, bar, onSimilar: findSimilar });
  Object.assign(state, readAddress());
  lastStep = JSON.stringify([state.query, state.likes, state.sort, state.group]);
  box.set(state);
  drawTools();
  const wanted = state.picture;
  const first = show({ scroll: history.state?.scroll ?? 0 });
  get("/api/session").then((session) => Object.assign(abilities, session.abilities)).catch(() => {});
  await first;
  openWanted(wanted);
  work.start();
}

start();
