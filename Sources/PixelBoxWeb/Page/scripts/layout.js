// Where each picture of the grid lies: rows of equal height that fill the width (a justified layout).
// Only arithmetic, so that a hundred thousand pictures take a few milliseconds.

const narrowest = 0.5;
const widest = 3;

/** Icons and sprites, which are shown pixel by pixel: they need no wide places. */
const smallEdge = 96;
const widestSmall = 1.5;

/** Whether a picture is an icon or a sprite. */
export const isSmall = (width, height) => width > 0 && Math.max(width, height) <= smallEdge;

/** Width divided by height as shown; pictures of unknown size are squares. */
export function ratioOf(width, height) {
  if (!width || !height) return 1;
  const limit = isSmall(width, height) ? widestSmall : widest;
  return Math.min(limit, Math.max(isSmall(width, height) ? 1 / widestSmall : narrowest, width / height));
}

/**
 * Lays out `ratios.length` pictures.
 *
 * `sections` are `{ start, header }`: the index at which a section begins and the height of its heading.
 * Returns arrays with one value for each row, and the height of the whole.
 */
export function layOut(ratios, { width, target, gap, sections = [] }) {
  const starts = [];
  const tops = [];
  const heights = [];
  const headers = [];
  let top = 0;
  const bounds = sections.length && sections[0].start === 0 ? sections : [{ start: 0, header: 0 }, ...sections];
  bounds.forEach((section, number) => {
    const end = number + 1 < bounds.length ? bounds[number + 1].start : ratios.length;
    if (section.start >= end) return;
    if (section.header) {
      headers.push({ section, top });
      top += section.header;
    }
    for (const row of rows(ratios, section.start, end, width, target, gap)) {
      starts.push(row.start);
      tops.push(top);
      heights.push(row.height);
      top += row.height + gap;
    }
  });
  starts.push(ratios.length);
  return { starts, tops, heights, headers, height: Math.max(0, top - gap), width, gap };
}

function* rows(ratios, from, to, width, target, gap) {
  let start = from;
  let sum = 0;
  for (let index = from; index < to; index += 1) {
    const ratio = ratios[index];
    const count = index - start;
    const heightWith = (width - gap * count) / (sum + ratio);
    if (count > 0 && heightWith < target) {
      const heightWithout = (width - gap * (count - 1)) / sum;
      // Break where the row comes nearer to the height that was asked for.
      if (heightWithout - target < target - heightWith) {
        yield { start, height: Math.round(heightWithout) };
        start = index;
        sum = ratio;
        continue;
      }
      yield { start, height: Math.round(heightWith) };
      start = index + 1;
      sum = 0;
      continue;
    }
    sum += ratio;
  }
  if (start < to) {
    const full = (width - gap * (to - start - 1)) / sum;
    yield { start, height: Math.round(Math.min(full, target)) };
  }
}

/** The row that a distance from the top lies in, or the nearest above. */
export function rowAt(layout, y) {
  let low = 0;
  let high = layout.tops.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (layout.tops[middle] <= y) low = middle;
    else high = middle - 1;
  }
  return Math.max(0, low);
}

/** The row that a picture lies in. */
export function rowOf(layout, index) {
  let low = 0;
  let high = layout.tops.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (layout.starts[middle] <= index) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** Left edges and widths of the pictures of a row; the last one ends exactly at the right edge if the row is full. */
export function placesIn(layout, ratios, row) {
  const start = layout.starts[row];
  const end = rowEnd(layout, row);
  const height = layout.heights[row];
  let sum = 0;
  for (let index = start; index < end; index += 1) sum += ratios[index];
  const inner = layout.width - layout.gap * (end - start - 1);
  const isFull = Math.abs(sum * height - inner) < height * 0.05 + (end - start);
  const scale = isFull ? inner / sum : height;
  const places = [];
  let used = 0;
  for (let index = start; index < end; index += 1) {
    const left = Math.round(used * scale) + (index - start) * layout.gap;
    used += ratios[index];
    const right = Math.round(used * scale) + (index - start) * layout.gap;
    places.push({ index, left, width: right - left });
  }
  return places;
}

/** One past the last picture of a row. */
export const rowEnd = (layout, row) => layout.starts[row + 1];
