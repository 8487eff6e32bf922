// The command list that opens with "/": filter by typing, arrows to move, Enter to take one, then a small form.
import { act, tryTo } from "./acting.js";
import { byId, fill, freshId, h } from "./dom.js";
import { showForm } from "./options.js";
import { localized, state } from "./state.js";
import { words } from "./words.js";

const list = { leaves: [], shown: [], at: 0, channel: null, wanted: null, coming: false, eager: false };

export async function offerCommands(text) {
  if (!text.startsWith("/") || text.includes("\n")) { hide(); return; }
  list.wanted = text.slice(1).toLowerCase();
  if (list.channel !== state.open) {
    list.channel = state.open;
    list.coming = true;
    const commands = await tryTo("commands", { channel: state.open, type: 1 });
    list.coming = false;
    list.leaves = byRelevance((Array.isArray(commands) ? commands : []).flatMap((command) => leavesOf(command)));
  }
  if (list.coming || !byId("composer-text").value.startsWith("/")) return;
  show();
  if (list.eager && list.shown.length) take(0);
  list.eager = false;
}

// A command with subcommands becomes one entry for each of them.
function leavesOf(command) {
  const out = [];
  const visit = (node, names, path) => {
    const inner = (node.options ?? []).filter((option) => option.type <= 2);
    if (inner.length) for (const child of inner) visit(child, [...names, localized(child, "name")], [...path, child.name]);
    else out.push({ path, title: `/${names.join(" ")}`, about: localized(node, "description"), options: node.options ?? [] });
  };
  visit(command, [localized(command, "name")], [command.name]);
  return out;
}

// What everybody may use comes first, in the order the server gives it; the rest stays in the order of its names.
function byRelevance(leaves) {
  const rank = (leaf) => {
    const at = state.first.indexOf(leaf.path.join(" "));
    return at < 0 ? state.first.length : at;
  };
  return leaves.sort((a, b) => rank(a) - rank(b));
}

function show() {
  const wanted = list.wanted.trim();
  const starts = list.leaves.filter((leaf) => leaf.title.slice(1).toLowerCase().startsWith(wanted));
  const contains = list.leaves.filter((leaf) => !starts.includes(leaf) && `${leaf.title} ${leaf.about}`.toLowerCase().includes(wanted));
  list.shown = [...starts, ...contains];
  list.at = 0;
  const box = byId("slash");
  fill(box, list.shown.length ? list.shown.map(optionNode) : h("p", { class: "soft empty" }, words.noCommands));
  box.hidden = false;
  byId("composer-text").setAttribute("aria-expanded", "true");
  mark();
}

function optionNode(leaf, at) {
  const needed = leaf.options.filter((option) => option.required).map((option) => localized(option, "name"));
  return h("div", { class: "slash-item", role: "option", id: freshId("slash"), onclick: () => take(at) },
    h("span", { class: "slash-name" }, leaf.title, needed.map((name) => h("span", { class: "pill" }, name))),
    h("span", { class: "soft" }, leaf.about));
}

function mark() {
  const nodes = [...byId("slash").querySelectorAll('[role="option"]')];
  nodes.forEach((node, at) => node.setAttribute("aria-selected", String(at === list.at)));
  nodes[list.at]?.scrollIntoView({ block: "nearest" });
  byId("composer-text").setAttribute("aria-activedescendant", nodes[list.at]?.id ?? "");
}

// Answers whether the key belonged to the open list.
export function slashKey(event) {
  if (list.coming && event.key === "Enter" && !event.shiftKey) { list.eager = true; event.preventDefault(); return true; }
  if (byId("slash").hidden || event.isComposing) return false;
  const count = list.shown.length;
  if (event.key === "Escape") hide();
  else if (event.key === "ArrowDown" && count) { list.at = (list.at + 1) % count; mark(); }
  else if (event.key === "ArrowUp" && count) { list.at = (list.at + count - 1) % count; mark(); }
  else if ((event.key === "Enter" || event.key === "Tab") && count) take(list.at);
  else return false;
  event.preventDefault();
  return true;
}

function take(at) {
  const leaf = list.shown[at];
  const text = byId("composer-text");
  text.value = "";
  hide();
  if (leaf.options.length) showForm(leaf, state.open);
  else { act(null, "slash", { channel: state.open, path: leaf.path, options: {} }); text.focus(); }
}

function hide() {
  byId("slash").hidden = true;
  const text = byId("composer-text");
  text.setAttribute("aria-expanded", "false");
  text.removeAttribute("aria-activedescendant");
}

export function closeSlash() {
  hide();
  list.channel = null;
  const form = byId("command-form");
  form.hidden = true;
  form.replaceChildren();
}
