// A text field with suggestions that the bot makes while one types.
import { askTo } from "./acting.js";
import { fill, freshId, h } from "./dom.js";
import { localized } from "./state.js";
import { words } from "./words.js";

const TEXT = 3; // the option type that takes any text; the others take only what the list offers

export function suggesting(option, common, context, keep) {
  const listId = freshId("suggestions");
  const box = h("div", { class: "suggestions", role: "listbox", id: listId, hidden: true });
  const problem = h("p", { class: "problem", role: "alert" });
  const node = h("input", { ...common, type: "text", role: "combobox", "aria-controls": listId, "aria-expanded": "false", "aria-autocomplete": "list" });
  const field = { option, context, keep, node, box, problem, choices: [], of: null, at: -1, taken: false };
  context.checks.push(() => settle(field));
  node.addEventListener("input", () => typed(field));
  node.addEventListener("focus", () => offer(field));
  node.addEventListener("blur", () => close(field));
  node.addEventListener("keydown", (event) => keys(field, event));
  return h("div", { class: "combo" }, node, box, problem);
}

const fresh = (field) => field.of === field.node.value;

async function ask(field) {
  const text = field.node.value;
  const { channel, path, values: options } = field.context;
  const found = await askTo("autocomplete", { channel, path, options, focused: field.option.name, value: text }).catch(() => []);
  if (text === field.node.value) Object.assign(field, { choices: found ?? [], of: text });
}

async function offer(field) {
  if (!fresh(field)) await ask(field);
  if (fresh(field) && document.activeElement === field.node && !field.taken) show(field);
}

function typed(field) {
  const text = field.node.value;
  Object.assign(field, { taken: false, at: -1 });
  field.keep(text === "" || field.option.type === TEXT ? text : Number(text));
  field.problem.textContent = "";
  field.node.removeAttribute("aria-activedescendant");
  field.box.setAttribute("aria-busy", "true"); // what is shown belongs to the text before
  offer(field);
}

function show(field) {
  const { box, choices } = field;
  fill(box, choices.map((choice) => h("div", { role: "option", class: "slash-item", id: freshId("suggestion"),
    onpointerdown: (event) => { event.preventDefault(); if (fresh(field)) take(field, choice); } }, localized(choice, "name"))));
  box.removeAttribute("aria-busy");
  box.hidden = !choices.length;
  field.at = -1;
  field.node.setAttribute("aria-expanded", String(choices.length > 0));
  if (choices.length) box.scrollIntoView({ block: "nearest" });
}

function take(field, choice) {
  field.node.value = localized(choice, "name");
  Object.assign(field, { taken: true });
  field.problem.textContent = "";
  field.keep(choice.value);
  close(field);
}

function close(field) {
  field.box.hidden = true;
  field.at = -1;
  field.node.setAttribute("aria-expanded", "false");
  field.node.removeAttribute("aria-activedescendant");
}

function move(field, step) {
  const shown = [...field.box.children];
  const from = field.at < 0 && step < 0 ? 0 : field.at;
  field.at = (from + step + shown.length) % shown.length;
  shown.forEach((child, index) => child.setAttribute("aria-selected", String(index === field.at)));
  shown[field.at].scrollIntoView({ block: "nearest" });
  field.node.setAttribute("aria-activedescendant", shown[field.at].id);
}

function keys(field, event) {
  if (field.box.hidden || event.isComposing) return;
  if (event.key === "Escape") { event.stopPropagation(); close(field); }
  else if (!["ArrowDown", "ArrowUp", "Enter"].includes(event.key)) return;
  else if (!fresh(field)) { /* the list is not about this text: nothing in it can be chosen */ }
  else if (event.key === "ArrowDown") move(field, 1);
  else if (event.key === "ArrowUp") move(field, -1);
  else if (field.at >= 0) take(field, field.choices[field.at]);
  else return;
  event.preventDefault();
}

// Before sending: the exact name of a choice counts as that choice. Answers whether the field holds something to send.
async function settle(field) {
  const text = field.node.value.trim().toLowerCase();
  if (field.taken || text === "") return true;
  if (!fresh(field)) await ask(field);
  const same = field.choices.find((choice) => localized(choice, "name").toLowerCase() === text);
  if (same) take(field, same);
  if (same || field.option.type === TEXT) return true;
  field.problem.textContent = words.fromList;
  field.node.focus();
  show(field);
  return false;
}
