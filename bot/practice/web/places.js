// Which place is open, and the way back: every place has an address of its own, "#channel" or "#channel/message".
import { tryTo } from "./acting.js";
import { setPlace } from "./composer.js";
import { byId, fill, h, toast } from "./dom.js";
import { closeDrawers } from "./drawers.js";
import { showForum } from "./forum.js";
import { showMessages, spot } from "./messages.js";
import { showMembers } from "./panel.js";
import { refreshSidebar } from "./sidebar.js";
import { channelName, isThread, ordered, placeName, state } from "./state.js";
import { words } from "./words.js";

let awaited = null; // a place that was asked for before the news of it arrived

function addressed() {
  const [channel, message] = location.hash.slice(1).split("/");
  return { channel, message: message || null };
}

// Opens where this tab was, or what its address says, or the first channel; the way back stays as it is.
export function openRemembered() {
  const wanted = addressed();
  if (state.channels.has(state.open)) openPlace(state.open, { how: "replace" });
  else if (state.channels.has(wanted.channel)) openPlace(wanted.channel, { message: wanted.message, how: "replace" });
  else openPlace([...state.channels.values()].find((one) => one.type === 0)?.id ?? null, { how: "replace" });
}

// After Back or Forward: what the address says now.
export function openAddressed() {
  const { channel, message } = addressed();
  if (state.channels.has(channel)) openPlace(channel, { message, how: "stay" });
}

export function go(channel, message = null) {
  if (state.channels.has(channel)) openPlace(channel, { message });
  else awaited = { channel, message };
}

export function keepPlace() {
  if (awaited && state.channels.has(awaited.channel)) { openPlace(awaited.channel, { message: awaited.message }); return; }
  const channel = state.channels.get(state.open);
  if (!channel) { openRemembered(); return; }
  showHead(channel);
  if (channel.type === 15 && !byId("stage").contains(document.activeElement)) showForum(channel);
}

function showHead(channel) {
  const parent = isThread(channel) ? state.channels.get(channel.parent_id) : null;
  fill(byId("place-title"), parent && h("button", { class: "crumb", type: "button", data: { openChannel: parent.id } }, `#${channelName(parent)}`),
    parent && " › ", placeName(channel));
  byId("place-topic").textContent = channel.topic ?? "";
}

function remember(channel, message, how) {
  if (how === "stay") return;
  const address = message ? `#${channel}/${message}` : `#${channel}`;
  if (how === "push" && location.hash !== address) history.pushState(null, "", address);
  else history.replaceState(null, "", address);
}

// "push" makes a step that Back undoes, "replace" and "stay" do not.
export async function openPlace(id, { message = null, how = "push" } = {}) {
  awaited = null;
  const channel = state.channels.get(id);
  const already = state.open === channel?.id;
  state.open = channel?.id ?? null;
  if (!already || !channel) setPlace(channel);
  if (!channel) { fill(byId("stage"), h("p", { class: "empty" }, words.noChannel)); return; }
  state.unread.delete(channel.id);
  remember(channel.id, message, how);
  showHead(channel);
  refreshSidebar();
  showMembers();
  closeDrawers();
  if (channel.type === 15) showForum(channel);
  else await showPast(channel, message);
}

async function showPast(channel, message) {
  const past = await tryTo("history", { channel: channel.id });
  if (!Array.isArray(past) || state.open !== channel.id) return;
  state.messages.set(channel.id, ordered(new Map(past.map((one) => [one.id, one]))));
  showMessages(channel);
  if (message && !spot(message)) toast(words.notShown);
}

// Whatever names a place leads to it when it is pressed; with Ctrl, links open a tab of their own as usual.
export function followPlace(event) {
  const target = event.target.closest?.("[data-open-channel]");
  if (!target || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  const { openChannel, openMessage } = target.dataset;
  openPlace(openChannel, { message: openMessage ?? null }).then(() => {
    if (!openMessage) byId("composer-text").focus({ preventScroll: true });
  });
}
