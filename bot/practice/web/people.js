// Faces and names: a calm colour and initials for everybody, so that no picture has to be fetched.
import { h } from "./dom.js";
import { state, topRole } from "./state.js";

const hues = [12, 36, 88, 150, 178, 205, 258, 322];

function hue(id) {
  let sum = 7;
  for (const digit of String(id)) sum = (sum * 31 + digit.charCodeAt(0)) % 9973;
  return hues[sum % hues.length];
}

export function face(id, name, size = "") {
  const initials = name.split(/[\s._-]+/).filter(Boolean).slice(0, 2).map((part) => [...part][0]).join("").toUpperCase();
  return h("span", { class: `face ${size}`, "aria-hidden": "true", vars: { "--hue": hue(id) } }, initials || "?");
}

export function colourOf(id) {
  const colour = topRole(id)?.color;
  return colour ? `#${colour.toString(16).padStart(6, "0")}` : null;
}

export function roleOf(id) {
  const person = state.people.find((one) => one.id === id);
  return person?.role ?? "";
}

export const appTag = () => h("span", { class: "app-tag" }, "APP");
