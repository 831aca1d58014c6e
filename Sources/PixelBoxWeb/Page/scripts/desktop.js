// What the server can do on the desktop that it runs on, if it runs on one.

import { send } from "./api.js";
import { notify } from "./notices.js";
import { strings } from "./strings.js";

/** Filled at the start from what the server says. */
export const abilities = { open: false, reveal: false };

export async function openPicture(id) {
  await send("POST", `/api/pictures/${id}/open`);
  notify(strings.opened);
}

export async function revealPicture(id) {
  await send("POST", `/api/pictures/${id}/reveal`);
  notify(strings.opened);
}
