// The list behind a select menu: a dialog with a filter, radio buttons or checkboxes, and a button that confirms.
import { byId, fill, freshId, h } from "./dom.js";
import { words } from "./words.js";

// Resolves to the chosen values, or null when the person closed the list.
export function choose(item) {
  const dialog = byId("chooser");
  const least = item.min_values ?? 1;
  const most = item.max_values ?? 1;
  const picked = new Set(item.options.filter((one) => one.default).map((one) => one.value));
  return new Promise((resolve) => {
    const confirm = h("button", { class: "button primary", type: "submit" }, words.choose);
    const check = () => { confirm.disabled = picked.size < least || picked.size > most; };
    const rows = item.options.map((one) => row(one, most, picked, check));
    const form = h("form", { method: "dialog" },
      h("h2", { id: "chooser-title" }, item.title),
      rows.length > 8 && filter(rows),
      h("div", { class: "choices" }, rows),
      h("div", { class: "dialog-foot" },
        h("button", { class: "button secondary", type: "button", onclick: () => dialog.close() }, words.cancel), confirm));
    check();
    fill(dialog, form);
    dialog.returnValue = "";
    dialog.addEventListener("close", () => resolve(dialog.returnValue === "chosen" ? [...picked] : null), { once: true });
    form.addEventListener("submit", (event) => { event.preventDefault(); dialog.close("chosen"); });
    dialog.showModal();
  });
}

export function row(one, most, picked, check, group = "chooser") {
  const id = freshId("choice");
  const input = h("input", { id, type: most === 1 ? "radio" : "checkbox", name: group });
  input.checked = picked.has(one.value);
  input.addEventListener("change", () => {
    if (most === 1) picked.clear();
    if (input.checked) picked.add(one.value); else picked.delete(one.value);
    check();
  });
  return h("label", { class: "choice", for: id, data: { text: one.label.toLowerCase() } }, input,
    h("span", {}, one.emoji?.name && `${one.emoji.name} `, one.label,
      one.description && h("span", { class: "soft" }, one.description)));
}

function filter(rows) {
  const input = h("input", { class: "text", type: "search", "aria-label": words.search, placeholder: words.search });
  input.addEventListener("input", () => {
    const wanted = input.value.toLowerCase();
    for (const one of rows) one.hidden = !one.dataset.text.includes(wanted);
  });
  return input;
}
