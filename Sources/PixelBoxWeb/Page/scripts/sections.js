// The headings between results: groups, and the line between what is surely alike and what may be.

import { day, lastPart, strings } from "./strings.js";

/** Sections with what is written over them. */
export const titled = (sections, total) => sections.map((section, index) => ({
  ...section, title: sectionTitle(section), note: sectionNote(section, sections[index + 1]?.start ?? total),
}));

function sectionTitle(section) {
  if (section.kind === "maybe") return section.start === 0 ? strings.nothingFitsMaybe : strings.maybe;
  if (section.kind === "rest") return section.start === 0 ? strings.nothingFits : strings.rest;
  if (section.kind === "day") return day(section.title);
  if (section.kind === "folder" || section.kind === "archive") return lastPart(section.title) || section.title;
  return section.title;
}

/** How many there are, and for a folder or an archive where it lies. */
function sectionNote(section, end) {
  if (["good", "maybe", "rest"].includes(section.kind)) return "";
  const slash = section.title.lastIndexOf("/");
  const isPlace = section.kind === "folder" || section.kind === "archive";
  return [strings.resultCount(end - section.start), isPlace && slash > 0 ? section.title.slice(0, slash) : null].filter(Boolean).join(" · ");
}
