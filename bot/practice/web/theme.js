// Light or dark: the system decides until the person presses the button; the choice stays on this machine.
import { byId } from "./dom.js";
import { words } from "./words.js";

const system = matchMedia("(prefers-color-scheme: dark)");
const current = () => localStorage.getItem("theme") ?? (system.matches ? "dark" : "light");

function apply() {
  const theme = current();
  document.documentElement.dataset.theme = theme;
  const button = byId("theme");
  button.setAttribute("aria-label", theme === "dark" ? words.light : words.dark);
  button.textContent = theme === "dark" ? "☀" : "☾";
}

export function wireTheme() {
  byId("theme").addEventListener("click", () => {
    localStorage.setItem("theme", current() === "dark" ? "light" : "dark");
    apply();
  });
  system.addEventListener("change", apply);
  apply();
}
