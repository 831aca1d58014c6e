// Light, dark, or as the system; remembered in this browser.

const key = "pixelbox-theme";

/** "system", "light" or "dark". */
export function theme() {
  try {
    return localStorage.getItem(key) ?? "system";
  } catch {
    return "system";
  }
}

export function setTheme(value) {
  try {
    if (value === "system") localStorage.removeItem(key);
    else localStorage.setItem(key, value);
  } catch { /* a browser that remembers nothing still shows it now */ }
  applyTheme(value);
}

export function applyTheme(value = theme()) {
  if (value === "system") delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = value;
}
