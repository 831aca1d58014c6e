// Reading the query language as far as the search box needs it: which parts are filters, shown as chips, and which
// are words. The server alone decides what a query means.

/** The filters of the query language, in the order in which they are offered. */
export const fields = [
  "tag", "name", "in", "path", "date", "camera", "lens", "format", "is", "rating", "width", "height", "megapixels",
  "ratio", "size", "iso", "f", "focal", "exposure", "near", "exif", "text", "show", "like",
];

const olderFields = [
  "filename", "tags", "similar", "all", "min_width", "max_width", "min_height", "max_height", "min_size", "max_size",
];

const filter = new RegExp(`^-?(${[...fields, ...olderFields].join("|")}):(.+)$`, "is");

/** Splits at spaces outside of quotes. Null if a quote is not closed. */
export function split(text) {
  const parts = [];
  let part = "";
  let isQuoted = false;
  for (const character of text) {
    if (character === '"') isQuoted = !isQuoted;
    if (/\s/.test(character) && !isQuoted) {
      if (part) parts.push(part);
      part = "";
    } else {
      part += character;
    }
  }
  if (part) parts.push(part);
  return isQuoted ? null : parts;
}

/** Whether this part of a query is a whole filter. */
export const isFilter = (part) => filter.test(part);

const begun = new RegExp(`(^|\\s)-?(${[...fields, ...olderFields].join("|")}):"?$`, "i");

/** Words without a filter at their end of which only the name is there so far. */
export const withoutBegun = (words) => words.replace(begun, "");

/** Whether the parts stand in a structure that chips cannot show. */
const isStructured = (parts) => parts.some((part) => part === "OR" || /^-?\(|\)$/.test(part));

/** A query as chips and words; a structured query stays words as a whole. */
export function parse(text) {
  const parts = split(text);
  if (!parts || isStructured(parts)) return { chips: [], words: text.trim() };
  return {
    chips: parts.filter(isFilter),
    words: parts.filter((part) => !isFilter(part)).join(" "),
  };
}

/** The query that chips and words make. */
export const compose = ({ chips, words }) => [...chips, words.trim()].filter(Boolean).join(" ");

/** Field, value and sign of a filter, for showing it. */
export function describe(part) {
  const match = filter.exec(part);
  if (!match) return null;
  return {
    isNegative: part.startsWith("-"),
    field: match[1].toLowerCase(),
    value: match[2].replaceAll('"', ""),
  };
}

/** A filter as it is written; values with spaces or signs of the language are quoted. */
export function write(field, value, isNegative = false) {
  const quoted = /[\s()"]/.test(value) ? `"${value.replaceAll('"', " ").trim()}"` : value;
  return `${isNegative ? "-" : ""}${field}:${quoted}`;
}
