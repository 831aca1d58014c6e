// Talking to the server that this page came from, and to nobody else.

let token = null;

/** A request that was answered with an error; the message is one sentence for the user. */
export class Problem extends Error {
  constructor(message, status) {
    super(message);
    this.status = status;
  }
}

async function request(method, path, { values, body, signal, type = "application/json" } = {}) {
  const headers = {};
  if (method !== "GET") {
    token ??= (await get("/api/session")).token;
    headers["X-PixelBox-Token"] = token;
  }
  if (body !== undefined) headers["Content-Type"] = type;
  let response;
  try {
    // What is kept on the server arrives even if the page is left at once.
    const keepalive = method === "PUT";
    response = await fetch(path + search(values), { method, headers, body, signal, keepalive, credentials: "same-origin" });
  } catch (error) {
    if (error.name === "AbortError") throw error;
    throw new Problem("", 0);
  }
  if (response.ok) return response;
  const answer = await response.json().catch(() => ({}));
  if (response.status === 401) dispatchEvent(new CustomEvent("pixelbox:password"));
  if (response.status === 403) token = null;
  throw new Problem(answer.error ?? response.statusText, response.status);
}

/** `?name=value` of all values; lists give the name several times, empty values are left out. */
export function search(values = {}) {
  const pairs = Object.entries(values).flatMap(([name, value]) =>
    (Array.isArray(value) ? value : [value])
      .filter((one) => one !== undefined && one !== null && one !== "")
      .map((one) => `${name}=${encodeURIComponent(one)}`));
  return pairs.length ? `?${pairs.join("&")}` : "";
}

/** Reads JSON. */
export async function get(path, values, signal) {
  return (await request("GET", path, { values, signal })).json();
}

/** Reads bytes. */
export async function getBytes(path, values, signal) {
  return (await request("GET", path, { values, signal })).arrayBuffer();
}

/** Sends JSON, and reads what comes back, if anything does. */
export async function send(method, path, value, signal) {
  const response = await request(method, path, { body: JSON.stringify(value ?? {}), signal });
  return response.status === 200 ? response.json() : null;
}

/** Sends a file as it is. */
export async function upload(path, file, values) {
  const response = await request("POST", path, { body: file, type: "application/octet-stream", values });
  return response.status === 200 ? response.json() : null;
}

/** The address of a small picture; `version` makes it cacheable for ever. */
export const thumbnail = (id, version) => `/api/thumbnails/${id}${version ? `?v=${version}` : ""}`;

/** Forgets the token, after the session has changed. */
export const forgetToken = () => { token = null; };
