// Every word that the page shows, in one place, ready for translation.

const numbers = new Intl.NumberFormat("en");

/** A number with separators. */
export const number = (value) => numbers.format(value);

const plural = (count, one, many = `${one}s`) => `${number(count)} ${count === 1 ? one : many}`;

export const strings = {
  title: (query) => (query ? `${query} · PixelBox` : "PixelBox"),

  // Search
  searchLabel: "Search your pictures",
  searchHint: "Search your pictures",
  searchHintShort: "Search",
  clearSearch: "Clear the search",
  removeFilter: (text) => `Remove ${text}`,
  editFilter: (text) => `Change ${text}`,
  pictureFilter: "Looks like this picture",
  notPictureFilter: "Does not look like this picture",
  addPicture: "Search by a picture: choose, drop or paste one",
  chooseFile: "Choose a picture…",
  pasteHint: "Or paste one, or drop one anywhere on this page.",
  dropHere: "Drop a picture to find what looks like it",
  pictureGone: "The picture that was searched by is no longer here. Drop it again.",
  suggestions: "Suggestions",
  savedSearches: "Saved searches",
  saveSearch: "Save this search",
  saveSearchName: "Name of the saved search",
  unsaveSearch: "Remove this saved search",
  searchSaved: (name) => `Saved “${name}”`,
  searchUnsaved: (name) => `Removed “${name}”`,
  fieldHints: {
    tag: "tagged with", name: "in the file name", in: "in a folder or archive", path: "in the whole path",
    date: "2024, 2024-05, 2023-2024", camera: "maker or model", lens: "lens", format: "jpeg, png, webp…",
    is: "animated, transparent, archived…", rating: "1 to 5, >3", width: ">1000", height: ">1000",
    megapixels: ">12", ratio: "16:9, >1", size: ">5MB", iso: "200-800", f: "<2.8", focal: "35-85",
    exposure: ">1s", near: "latitude,longitude,km", exif: "Key:Value", text: "words in the picture",
    show: "what it shows", like: "picture number or path",
  },
  fieldNames: {
    tag: "Tag", name: "Name", in: "In", path: "Path", date: "Date", camera: "Camera", lens: "Lens", format: "Format",
    is: "Is", rating: "Rating", width: "Width", height: "Height", megapixels: "Megapixels", ratio: "Ratio", size: "Size",
    iso: "ISO", f: "f/", focal: "Focal length", exposure: "Exposure", near: "Near", exif: "EXIF", text: "Text",
    show: "Shows", like: "Like",
  },
  not: "Not",
  suggestionKinds: {
    field: "Filter", tag: "Tag", camera: "Camera", lens: "Lens", folder: "Folder", archive: "Archive", format: "Format", saved: "Saved",
    value: "", name: "Name",
  },

  // Results
  results: "Pictures",
  resultCount: (count) => plural(count, "picture"),
  resultNone: "No pictures",
  searching: "Searching…",
  sortLabel: "Sort",
  sorts: { best: "Best first", newest: "Newest first", oldest: "Oldest first", largest: "Largest first", name: "By name" },
  groupLabel: "Group",
  groups: { none: "No groups", folder: "By folder", day: "By day", archive: "By archive" },
  sizeLabel: "Size of the pictures",
  maybe: "Less sure",
  rest: "Hardly fits",
  nothingFitsMaybe: "Nothing fits well. These may:",
  nothingFits: "Nothing fits well. These come closest:",
  pictureLabel: (hit) => hit.name,
  unknownPicture: "Picture",
  badges: { animated: "Animated", archived: "In an archive", offline: "Offline", unreadable: "Cannot be read" },
  nothingFound: "Nothing found",
  didYouMean: "Did you mean ",
  nothingFoundHint: "Fewer or other words may help.",
  without: (text) => `Without ${text}`,
  clearAll: "Show all pictures",
  serverGone: "PixelBox does not answer. Is it still running?",
  tryAgain: "Try again",

  // First run
  welcome: "Find any picture you own",
  welcomeText: "Add a folder, and search it by name, by the words in it, by what is written about it and by how it looks. Zip files too. "
    + "Nothing leaves this computer, and your files stay as they are.",
  addFolder: "Add a folder…",
  addNamed: (name) => `Add ${name}`,
  firstReading: "Reading your pictures. They appear here as they come.",

  // Selection
  selected: (count) => `${number(count)} selected`,
  select: "Select",
  clearSelection: "Clear selection",
  tagSelection: "Tag…",
  rateSelection: "Rate",
  findSimilarSelection: "Find similar",
  copyPaths: "Copy paths",
  pathsCopied: (count) => (count === 1 ? "Path copied" : `${plural(count, "path")} copied`),

  // One picture
  close: "Close",
  previous: "Previous picture",
  next: "Next picture",
  zoomIn: "Zoom in",
  zoomOut: "Zoom out",
  info: "Details",
  findSimilar: "Find similar",
  searchRegion: "Search by a part",
  regionHint: "Draw a box, or move it with the arrow keys. Enter searches.",
  regionSearch: "Search by this part",
  regionBox: "Part to search by",
  cancel: "Cancel",
  moreLikeThis: "More like this",
  lessLikeThis: "Less like this",
  download: "Download the original",
  openFile: "Open",
  revealFile: "Show in folder",
  opened: "Opened",
  viewNotShown: "This picture cannot be shown.",
  position: (index, total) => `${number(index)} of ${number(total)}`,
  detailsOf: "Details of the picture",
  size: "Size",
  dimensions: (width, height) => `${number(width)} × ${number(height)}`,
  megapixels: (value) => `${value} MP`,
  frames: (count) => plural(count, "frame"),
  transparent: "transparent",
  taken: "Taken",
  changed: "Changed",
  camera: "Camera",
  lens: "Lens",
  settings: "Settings",
  place: "Place",
  textInPicture: "Text in the picture",
  showText: "Show where text was read",
  copyText: "Copy the text",
  textCopied: "Text copied",
  copyPlace: "Copy the coordinates",
  placeCopied: "Coordinates copied",
  nearby: "Taken nearby",
  rating: "Rating",
  stars: (count) => (count === 0 ? "No rating" : plural(count, "star")),
  tags: "Tags",
  addTag: "Add a tag",
  removeTag: (name) => `Remove the tag ${name}`,
  searchTag: (name) => `Search for the tag ${name}`,
  guessedTags: "Guessed from the picture",
  keepTag: (name) => `Keep ${name} as your tag`,
  places: (count) => (count === 1 ? "Place on disk" : `${number(count)} places on disk`),
  copyPath: "Copy the path",
  allMetadata: (count) => `All metadata (${number(count)})`,
  checksum: "SHA-256",
  problem: "Problem",
  offline: "Its folder is not there at the moment.",
  why: "Found by",
  signals: { look: "look", words: "what it shows", text: "text in it", name: "name", path: "folder", metadata: "metadata", tag: "tag" },

  // Tags, ratings, undo
  tagged: (name, count) => (count === 1 ? `Tagged “${name}”` : `Tagged ${plural(count, "picture")} “${name}”`),
  untagged: (name, count) => (count === 1 ? `Removed “${name}”` : `Removed “${name}” from ${plural(count, "picture")}`),
  rated: (stars, count) => `${strings.stars(stars)}${count === 1 ? "" : ` for ${plural(count, "picture")}`}`,
  undo: "Undo",
  undone: "Undone",
  nothingToUndo: "Nothing to undo",
  dismiss: "Dismiss",

  // Library
  library: "Library",
  libraryClosed: "Close the library",
  sources: "Folders and archives",
  noSources: "Nothing is added yet.",
  sourceCounts: (source) => (source.read < source.pictures
    ? `${number(source.read)} of ${plural(source.pictures, "picture")} read` : plural(source.pictures, "picture")),
  sourceOffline: "Not there now; still searchable",
  removeSource: (path) => `Forget ${path}`,
  removeSourceQuestion: (name, count) => `Forget ${name} with ${plural(count, "picture")}?`,
  removeSourceText: "Your files stay as they are. Tags and ratings are kept, in case you add it again.",
  forget: "Forget",
  forgotten: (name) => `Forgot ${name}`,
  update: "Look for changes",
  pause: "Pause",
  resume: "Go on",
  retry: "Try again",
  similarity: "Similar pictures",
  similarities: { stricter: "Stricter", normal: "Normal", looser: "Looser" },
  readsText: "Read text in pictures",
  readsTextDetail: "After everything else; takes about a second of work for a page of text.",
  fetchesPictures: "Fetch pictures from the web",
  fetchesPicturesDetail: "To search by one, when you enter or drop its address. Its server then sees yours.",
  mostMegapixels: "Largest picture to read, in megapixels",
  fetching: "Fetching the picture…",
  archivePassword: "Password for encrypted archives",
  archivePasswordText: "Some archives are encrypted. Their passwords are kept beside the library, readable by you alone.",
  archivePasswordTry: "Try this password",
  archivePasswordTried: "Trying it on everything that was skipped.",
  counts: (status) => [plural(status.pictures, "picture"),
    status.archives ? `${plural(status.archived, "picture")} in ${plural(status.archives, "archive")}` : null]
    .filter(Boolean).join(", "),
  coverage: { names: "Names", read: "Read", looks: "Looks", text: "Text", descriptions: "Descriptions" },
  percent: (share) => `${Math.floor(share * 100)} %`,
  skipped: (count) => `${number(count)} skipped`,
  nothingSkipped: "Everything could be read.",
  skippedPartly: "read in part",
  skippedIn: (count, place) => `${plural(count, "picture")} in ${place}`,
  showAll: (count) => `Show all ${number(count)}`,
  working: {
    idle: "Up to date", scanning: "Looking for changes", reading: "Reading pictures", looks: "Looking at pictures",
    text: "Reading text in pictures",
    fingerprints: "Comparing pictures", descriptions: "Describing pictures",
    paused: "Paused", waiting: "Starting", stopping: "Stopping",
  },
  workDetail: (work) => [
    work.stage === "scanning" ? plural(work.scanned, "file") : plural(work.pictures, "picture"),
    work.rate >= 1 ? `${number(Math.round(work.rate))}/s` : null,
    work.remaining ? `${strings.duration(work.remaining)} left` : null,
  ].filter(Boolean).join(" · "),
  workFinished: (report) => (report.pictures
    ? `${plural(report.pictures, "picture")} read` : "Everything is up to date"),
  workFailed: "Stopped",
  duration: (seconds) => (seconds < 60 ? `${Math.max(1, Math.round(seconds))} s`
    : seconds < 3600 ? `${Math.round(seconds / 60)} min` : `${(seconds / 3600).toFixed(1)} h`),
  preferences: "Settings",
  theme: "Theme",
  themes: { system: "As the system", light: "Light", dark: "Dark" },
  strictness: "Similar means",
  strictnesses: { looser: "Looser", normal: "Normal", stricter: "Stricter" },

  // Folder browser
  chooseFolder: "Choose a folder or an archive",
  parentFolder: "Up",
  addThis: (name) => `Add ${name}`,
  emptyFolder: "No folders or archives in here.",
  noFolders: "No folders in here.",
  newFolder: "New folder",
  places_: "Places",
  typePath: "Or type a path",
  add: "Add",

  // Password
  passwordTitle: "Password",
  passwordText: "This PixelBox is open to other computers. Give the password that it was started with.",
  password: "Password",
  enter: "Enter",

  // Do I have this?
  have: "Do I have this?",
  haveText: "Choose a folder or an archive, or drop one here: each picture in it is looked for in your library, also resized, "
    + "saved again, cropped or captioned. Nothing is added.",
  haveChoose: "Choose a folder or an archive…",
  haveSend: "Send an archive…",
  haveAsk: (name) => `Ask about ${name}`,
  haveSending: (name) => `Sending ${name}`,
  haveLooking: (name) => `Looking at ${name}`,
  haveSummary: ({ pictures, owned, new: fresh, unreadable }) => [
    plural(pictures, "picture"),
    owned && owned === pictures ? "you have all of them" : owned ? `you have ${number(owned)}` : null,
    fresh && fresh === pictures ? "all new" : fresh ? `${number(fresh)} new` : null,
    unreadable ? `${number(unreadable)} could not be read` : null,
  ].filter(Boolean).join(", "),
  havePlace: (place) => `Most of it is in ${place}`,
  haveLooksMissing: "There is no look model: copies that were resized or changed may have been missed.",
  haveGroups: {
    new: (count) => `New (${number(count)})`, other: (count) => `You have it in another form (${number(count)})`,
    same: (count) => `You have the same file (${number(count)})`, unreadable: (count) => `Could not be read (${number(count)})`,
  },
  haveShow: "Show it in the library",
  saveNew: "Save the new ones…",
  saveNewTitle: "Where to save the new pictures",
  saveInto: (name) => `Save into ${name}`,
  savingNew: (folder) => `Saving into ${folder}`,
  savedNew: (count, folder) => (count ? `${plural(count, "new picture")} ${count === 1 ? "is" : "are"} in ${folder}` : "Nothing was saved."),
  savedSome: (count, wanted, folder) => `${number(count)} of ${plural(wanted, "new picture")} ${count === 1 ? "is" : "are"} in ${folder}`,
  notSaved: (count) => `Not saved (${number(count)})`,
  addFolderOfNew: "Add this folder to the library",
  adding: (name) => `Adding ${name}`,
  haveRelation: (picture, place) => {
    if (picture.verdict === "new") return "A variant of";
    const size = place.larger === "yours" ? "yours is larger than" : place.larger === "library" ? "yours is smaller than" : null;
    const words = {
      "same-bytes": "The same file as", "same-pixels": "The same picture as", "re-encoded": "Saved again:", resized: size ?? "Resized:",
      recoloured: "Recoloured:", captioned: place.whole === "yours" ? "Yours has a caption or border:" : "Yours lacks a caption or border:",
      cropped: place.whole === "yours" ? "Yours shows more than" : "Yours is a part of", flipped: "Mirrored:", rotated: "Turned:", variant: "A variant of",
    }[place.relation] ?? "";
    return words.charAt(0).toUpperCase() + words.slice(1);
  },

  // Duplicates
  duplicates: "Duplicates",
  duplicatesReview: "Go through duplicates…",
  duplicatesSearching: "Comparing your pictures",
  duplicatesFound: (groups, copies) => (groups ? `${plural(groups, "picture")} with ${plural(copies, "copy", "copies")}` : "No duplicates."),
  keepBest: "Keep",
  keepRules: {
    "": "the largest picture", lossless: "lossless formats", bytes: "the largest file", exif: "what has camera data", oldest: "the oldest file",
  },
  changedToo: "Changed copies too",
  preferred: "Before all, keep those in",
  preferredTitle: "Where copies should stay",
  choosePreferred: "Choose a folder…",
  anotherPreferred: "Another folder…",
  preferFolder: (name) => `Keep those in ${name}`,
  removePreferred: (name) => `Prefer ${name} no more`,
  searchAgain: "Search again",
  keep: "Stays",
  copyOfIt: "Copy",
  compare: "Compare",
  difference: "Difference",
  toTrash: "To the trash",
  trashOne: (name) => `Move ${name} to the trash`,
  inArchiveStays: "In an archive: stays",
  notDuplicate: "No duplicate",
  keptApart: "Remembered: these two are no duplicates",
  trashText: "Each file is looked at again before it goes. It can be brought back.",
  moveToTrash: (count, size) => `Move ${plural(count, "file")} (${size}) to the trash`,
  movedToTrash: (count, skipped) => `Moved ${plural(count, "file")} to the trash`
    + (skipped.length ? `; ${number(skipped.length)} left: ${skipped[0].reason}` : ""),
  haveRelations: {
    "same-bytes": "Same file", "same-pixels": "Same picture", "re-encoded": "Saved again", resized: "Resized", recoloured: "Recoloured",
    captioned: "Caption or border", cropped: "Cropped", flipped: "Mirrored", rotated: "Turned", variant: "Variant",
  },

  // Help
  help: "Help",
  keys: "Keys",
  keyList: [
    ["/", "Go to the search box"], ["← → ↑ ↓", "Move between pictures"], ["Enter", "Open, or search"],
    ["Space", "Select"], ["Shift + arrows", "Select several"], ["Ctrl + A", "Select all"], ["Esc", "Close, clear, go back"],
    ["S", "Find similar"], ["T", "Tag"], ["0 – 5", "Rate"], ["Ctrl + Z", "Undo"], ["I", "Details"], ["R", "Search by a part"], ["X", "Text in the picture"],
    ["+ −", "Zoom"], ["?", "This help"],
  ],
  language: "What you can write",
  languageList: [
    ["cat beach", "Words anywhere: name, folders, tags, in the picture, metadata"], ["\"free hugs\"", "Exactly these words"],
    ["-cartoon", "Without this word"], ["cat OR dog", "Either"], ["tag:holiday", "Tagged"],
    ["text:\"free hugs\"", "Written in the picture"],
    ["show:\"a dog on a beach\"", "What the picture shows"],
    ["in:*.zip", "Inside zip files"], ["width:>1000", "Wider than 1000 pixels"], ["date:2021-05", "Taken in May 2021"],
    ["camera:canon iso:200-800", "By camera and its settings"], ["is:animated", "Moving pictures"],
    ["format:png size:>1MB", "By kind and size of the file"],
  ],
  skipToResults: "Skip to the pictures",
};

/** A number of bytes for people. */
export function bytes(count) {
  const units = ["B", "kB", "MB", "GB", "TB"];
  let value = count;
  let unit = 0;
  while (value >= 1000 && unit < units.length - 1) {
    value /= 1000;
    unit += 1;
  }
  return `${value < 10 && unit > 0 ? value.toFixed(1) : Math.round(value)} ${units[unit]}`;
}

/** A local time such as "2021-05-03T12:00:00" for people. */
export function moment(text) {
  const date = new Date(text);
  return Number.isNaN(date.getTime()) ? text
    : date.toLocaleString("en-GB", { dateStyle: "long", timeStyle: "short" });
}

/** A day such as "2021-05-03" as a heading. */
export function day(text) {
  const date = new Date(`${text}T12:00:00`);
  return Number.isNaN(date.getTime()) ? text
    : date.toLocaleDateString("en-GB", { weekday: "long", day: "numeric", month: "long", year: "numeric" });
}

/** The exposure as photographers write it. */
export const exposure = (seconds) => (seconds >= 0.4 ? `${Number(seconds.toFixed(1))} s` : `1/${Math.round(1 / seconds)} s`);

/** The last part of a path. */
export const lastPart = (path) => path.slice(path.lastIndexOf("/") + 1) || path;
