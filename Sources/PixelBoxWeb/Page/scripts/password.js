// Asking for the password, where the server was started with one.

import { byId, el, fill } from "./dom.js";
import { forgetToken, send } from "./api.js";
import { strings } from "./strings.js";

export function preparePassword(onEntered) {
  const dialog = byId("password");
  addEventListener("pixelbox:password", () => {
    if (dialog.open) return;
    const field = el("input", { type: "password", class: "field", autocomplete: "current-password", required: true, aria: { label: strings.password } });
    const problem = el("p", { class: "details-problem", role: "alert", hidden: true });
    fill(dialog, el("form", {
      onsubmit: async (event) => {
        event.preventDefault();
        try {
          await send("POST", "/api/session", { password: field.value });
          forgetToken();
          dialog.close();
          onEntered();
        } catch (error) {
          problem.textContent = error.message;
          problem.hidden = false;
          field.select();
        }
      },
    },
    el("h2", { id: "password-title" }, strings.passwordTitle), el("p", {}, strings.passwordText), field, problem,
    el("div", { class: "button-row is-end" }, el("button", { type: "submit", class: "button is-primary" }, strings.enter))));
    dialog.addEventListener("cancel", (event) => event.preventDefault());
    dialog.showModal();
  });
}
