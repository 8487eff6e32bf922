// On narrow windows the side columns are drawers: one at a time, closed by Escape or by pressing beside them.
import { byId } from "./dom.js";

const drawers = { places: "nav-button", panel: "panel-button" };

export function wireDrawers() {
  for (const [name, button] of Object.entries(drawers)) {
    byId(button).addEventListener("click", () => toggle(name));
  }
  byId("shade").addEventListener("click", closeDrawers);
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || document.querySelector("dialog[open]")) return;
    const open = document.body.dataset.drawer;
    closeDrawers();
    if (open) byId(drawers[open]).focus();
  });
}

function toggle(name) {
  const open = document.body.dataset.drawer === name ? "" : name;
  document.body.dataset.drawer = open;
  for (const [one, button] of Object.entries(drawers)) byId(button).setAttribute("aria-expanded", String(one === open));
  if (open) byId(open === "places" ? "sidebar" : "panel").querySelector("button")?.focus();
}

export function closeDrawers() {
  document.body.dataset.drawer = "";
  for (const button of Object.values(drawers)) byId(button).setAttribute("aria-expanded", "false");
}
