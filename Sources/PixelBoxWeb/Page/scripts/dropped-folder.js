// A folder that was dropped: the browser tells its files, but no path, so they are sent as one archive.

const block = 512;
/** Longer names are written in front of their file, as GNU tar does. */
const longestName = 100;
const encoder = new TextEncoder();

/** The folder among what was dropped, if there is one. To be asked for at once: what was dropped is soon forgotten. */
export const droppedFolder = (transfer) =>
  [...transfer.items].map((item) => item.webkitGetAsEntry?.()).find((entry) => entry?.isDirectory);

/** All files in a folder as a tar file that is named after it; hidden ones, films and sounds are left out. */
export async function asArchive(folder) {
  const parts = [];
  for await (const [path, file] of files(folder, "")) {
    const name = encoder.encode(path);
    if (name.length > longestName) parts.push(header(encoder.encode("././@LongLink"), "L", name.length), padded(name));
    parts.push(header(name.slice(0, longestName), "0", file.size, file.lastModified), file, new Uint8Array(rest(file.size)));
  }
  parts.push(new Uint8Array(2 * block));
  return new File(parts, `${folder.name}.tar`);
}

async function* files(folder, prefix) {
  const reader = folder.createReader();
  for (;;) {
    // A part at a time, until nothing is left.
    const entries = await new Promise((resolve, reject) => reader.readEntries(resolve, reject));
    if (!entries.length) return;
    for (const entry of entries) {
      if (entry.name.startsWith(".")) continue;
      if (entry.isDirectory) {
        yield* files(entry, `${prefix}${entry.name}/`);
        continue;
      }
      const file = await new Promise((resolve, reject) => entry.file(resolve, reject));
      if (!/^(video|audio)\//.test(file.type)) yield [prefix + entry.name, file];
    }
  }
}

/** One block that says what follows it: POSIX.1-1988 (ustar). */
function header(name, type, size, modified = 0) {
  const bytes = new Uint8Array(block);
  const octal = (value, width) => `${Math.floor(value).toString(8).padStart(width - 1, "0")}\0`;
  const put = (text, at) => bytes.set(encoder.encode(text), at);
  bytes.set(name, 0);
  put(octal(0o644, 8) + octal(0, 8) + octal(0, 8), 100);
  put(octal(size, 12) + octal(modified / 1000, 12), 124);
  put(`        ${type}`, 148);
  put("ustar\x0000", 257);
  put(`${octal(bytes.reduce((sum, byte) => sum + byte, 0), 7)} `, 148);
  return bytes;
}

const rest = (size) => (block - (size % block)) % block;

function padded(name) {
  const bytes = new Uint8Array(name.length + rest(name.length));
  bytes.set(name);
  return bytes;
}
