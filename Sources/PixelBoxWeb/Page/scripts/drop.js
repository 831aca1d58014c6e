// Pictures to search by: dropped on the page, pasted, or chosen from a file.

import { byId } from "./dom.js";
import { send, upload } from "./api.js";
import { asArchive, droppedFolder } from "./dropped-folder.js";
import { isArchive } from "./have.js";
import { complain, notify } from "./notices.js";
import { strings } from "./strings.js";

/** `onLike(example)` gets what the server calls a picture from outside, `onPicture(id)` one that was dragged from the grid,
 * `onArchive(file)` an archive, or a folder as one. */
export function acceptPictures({ onLike, onPicture, onArchive, onBusy }) {
  const overlay = byId("drop-overlay");
  overlay.textContent = strings.dropHere;
  let depth = 0;
  const holdsPicture = (transfer) => [...transfer.types].some((type) => type === "Files" || type === "text/uri-list" || type === "application/x-pixelbox-picture");
  const end = () => { depth = 0; overlay.hidden = true; };

  async function fetchPicture(address) {
    notify(strings.fetching);
    try {
      onLike((await send("POST", "/api/examples/address", { address })).id);
    } catch (error) {
      complain(error);
    }
  }

  async function take(files) {
    onBusy?.();
    const archive = files.find(isArchive);
    if (archive) {
      onArchive(archive);
      return;
    }
    for (const file of files) {
      try {
        onLike((await upload("/api/examples", file)).id);
      } catch (error) {
        complain(error);
      }
    }
  }

  addEventListener("dragenter", (event) => {
    if (!holdsPicture(event.dataTransfer)) return;
    event.preventDefault();
    depth += 1;
    overlay.hidden = false;
  });
  addEventListener("dragleave", () => { depth -= 1; if (depth <= 0) end(); });
  addEventListener("dragover", (event) => {
    if (!holdsPicture(event.dataTransfer)) return;
    event.preventDefault();
    event.dataTransfer.dropEffect = "copy";
  });
  addEventListener("drop", (event) => {
    if (!holdsPicture(event.dataTransfer)) return;
    event.preventDefault();
    end();
    const id = event.dataTransfer.getData("application/x-pixelbox-picture");
    const folder = droppedFolder(event.dataTransfer);
    if (id) onPicture(Number(id));
    else if (folder) asArchive(folder).then(onArchive, complain);
    else if (event.dataTransfer.files.length) take([...event.dataTransfer.files]);
    else fetchPicture(event.dataTransfer.getData("text/uri-list").split(/\r?\n/).find((line) => line && !line.startsWith("#")));
  });
  addEventListener("paste", (event) => {
    const files = [...(event.clipboardData?.files ?? [])].filter((file) => file.type.startsWith("image/"));
    if (!files.length) return;
    event.preventDefault();
    take(files);
  });

  const chooser = byId("picture-file");
  chooser.addEventListener("change", () => {
    take([...chooser.files]);
    chooser.value = "";
  });
  return { choose: () => chooser.click(), fetchPicture };
}

/** A part of a picture of the library as a picture to search by. */
export async function likeRegion(picture, [x, y, width, height]) {
  return (await send("POST", "/api/examples/region", { picture, x, y, width, height })).id;
}
