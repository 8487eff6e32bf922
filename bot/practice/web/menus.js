// Context menus for messages and people: right click, or the ⋯ button for people who use a keyboard.
import { act, tryTo } from "./acting.js";
import { startEdit, startReply } from "./composer.js";
import { byId, fill, h } from "./dom.js";
import { memberName, state } from "./state.js";
import { personAddress } from "./picker.js";
import { localized } from "./state.js";
import { words } from "./words.js";

export const quickReactions = ["👍", "❤️", "🙏", "🙂", "💪", "🌱"];

export async function openMessageMenu(message, button, point) {
  const channel = state.channels.get(message.channel_id);
  const own = message.author.id === state.me.id;
  const shown = !(message.flags & 64);
  const at = { channel: message.channel_id, message: message.id };
  const items = [
    shown && channel?.can.react && reactionRow(at),
    shown && channel?.can.send && item(words.reply, () => startReply(message)),
    shown && channel?.can.thread && channel.type === 0 && !state.channels.has(message.id)
      && item(words.thread, () => startThread(at)),
    own && item(words.edit, () => startEdit(message)),
    item(words.copyLink, () => navigator.clipboard?.writeText(message.content)),
    shown && (own || channel?.can.manage) && item(words.remove, () => remove(at), "danger"),
  ];
  open([...items, ...(shown ? await apps(3, message.channel_id, message.id) : [])], button, point);
}

export async function openUserMenu(id, button, point) {
  const known = state.people.some((one) => one.id === id);
  const items = [
    h("p", { class: "menu-title" }, memberName(id)),
    id !== state.me.id && item(words.profile, async () => {
      const channel = await tryTo("dm", { user: id });
      if (channel?.id) byId("page").dispatchEvent(new CustomEvent("go", { detail: { channel: channel.id } }));
    }),
    known && id !== state.me.id && h("a", { role: "menuitem", href: personAddress(id), target: "_blank" }, `${words.seeAs(memberName(id))} (${words.newTab})`),
  ];
  const channel = state.channels.get(state.open);
  open([...items, ...(channel?.guild_id ? await apps(2, channel.id, id) : [])], button, point);
}

async function apps(type, channel, target) {
  const found = await tryTo("commands", { channel, type });
  if (!Array.isArray(found) || !found.length) return [];
  return [h("p", { class: "menu-title" }, words.apps), ...found.map((command) =>
    item(localized(command, "name"), () => act(null, "menu", { channel, type, command: command.name, target })))];
}

function item(label, run, kind = "") {
  return h("button", { role: "menuitem", type: "button", class: kind, onclick: () => { close(); run(); } }, label);
}

function reactionRow(at) {
  return h("div", { class: "quick", role: "group", "aria-label": words.react }, quickReactions.map((emoji) =>
    h("button", { role: "menuitem", type: "button", "aria-label": `${words.react}: ${emoji}`,
      onclick: () => { close(); tryTo("react", { ...at, emoji, on: true }); } }, emoji)));
}

async function remove(at) {
  const dialog = byId("confirm");
  const yes = h("button", { class: "button danger", type: "button", onclick: () => { dialog.close(); act(null, "delete", at); } }, words.remove);
  fill(dialog, h("h2", { id: "confirm-title" }, words.confirmRemove), h("div", { class: "dialog-foot" },
    h("button", { class: "button secondary", type: "button", onclick: () => dialog.close() }, words.cancel), yes));
  dialog.showModal();
}

function startThread(at) {
  const dialog = byId("confirm");
  const name = h("input", { class: "text", id: "thread-name", required: true, maxlength: 100 });
  const form = h("form", { onsubmit: (event) => { event.preventDefault(); dialog.close(); act(null, "thread", { ...at, name: name.value }); } },
    h("h2", { id: "confirm-title" }, words.thread), h("label", { for: "thread-name" }, words.newThread), name,
    h("div", { class: "dialog-foot" },
      h("button", { class: "button secondary", type: "button", onclick: () => dialog.close() }, words.cancel),
      h("button", { class: "button primary", type: "submit" }, words.thread)));
  fill(dialog, form);
  dialog.showModal();
}

let owner = null;

function open(items, button, point) {
  const menu = byId("menu");
  fill(menu, items);
  owner = button;
  menu.hidden = false;
  button?.setAttribute("aria-expanded", "true");
  const box = point ? { left: point.clientX, bottom: point.clientY } : button.getBoundingClientRect();
  const left = Math.max(8, Math.min(box.left, innerWidth - menu.offsetWidth - 8));
  const top = Math.max(8, Math.min(box.bottom + 4, innerHeight - menu.offsetHeight - 8));
  menu.style.setProperty("left", `${left}px`);
  menu.style.setProperty("top", `${top}px`);
  entries()[0]?.focus();
}

function close() {
  const menu = byId("menu");
  if (menu.hidden) return;
  menu.hidden = true;
  owner?.setAttribute("aria-expanded", "false");
  if (owner?.isConnected) owner.focus();
}

const entries = () => [...byId("menu").querySelectorAll('[role="menuitem"]')];

export function wireMenu() {
  const menu = byId("menu");
  menu.addEventListener("keydown", (event) => {
    const all = entries();
    const at = all.indexOf(document.activeElement);
    const moves = { ArrowDown: at + 1, ArrowRight: at + 1, ArrowUp: at - 1, ArrowLeft: at - 1, Home: 0, End: all.length - 1 };
    if (event.key === "Escape" || event.key === "Tab") { event.preventDefault(); close(); }
    else if (event.key in moves) { event.preventDefault(); all[(moves[event.key] + all.length) % all.length]?.focus(); }
  });
  document.addEventListener("pointerdown", (event) => { if (!menu.hidden && !menu.contains(event.target)) close(); });
}
