// Making elements. Text is always set as text, never as markup.

/** An element with properties and children; `on…` are listeners, `data`, `aria` and `style` are objects. */
export function el(name, properties = {}, ...children) {
  const element = document.createElement(name);
  apply(element, properties);
  element.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

/** Sets properties as `el` does. */
export function apply(element, properties) {
  for (const [key, value] of Object.entries(properties)) {
    if (value === undefined || value === null) continue;
    if (key.startsWith("on")) element.addEventListener(key.slice(2), value);
    else if (key === "class") element.className = value;
    else if (key === "data") Object.assign(element.dataset, value);
    else if (key === "style") Object.assign(element.style, value);
    else if (key === "aria") {
      for (const [name, state] of Object.entries(value)) element.setAttribute(`aria-${name}`, state);
    } else if (key in element && key !== "list" && key !== "form" && key !== "role") element[key] = value;
    else element.setAttribute(key, value);
  }
  return element;
}

/** The element of this id. */
export const byId = (id) => document.getElementById(id);

/** Replaces all children. */
export function fill(element, ...children) {
  element.replaceChildren(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

/** A button with an icon and a name for those who do not see it. */
export function iconButton(icon, label, onclick, properties = {}) {
  return el("button", { type: "button", class: "icon-button", title: label, aria: { label }, onclick, ...properties }, icon);
}

/** Calls the function once the page has been quiet for a while. */
export function afterQuiet(milliseconds, action) {
  let timer = 0;
  const later = (...values) => {
    clearTimeout(timer);
    timer = setTimeout(action, milliseconds, ...values);
  };
  later.cancel = () => clearTimeout(timer);
  return later;
}
