// The list of places: categories with their channels, threads under their channel, and direct messages.
import { byId, fill, h, hidden } from "./dom.js";
import { face } from "./people.js";
import { channelName, isThread, isVoice, state } from "./state.js";
import { words } from "./words.js";

const sign = (channel) => (isVoice(channel) ? "◖" : channel.type === 15 ? "☰" : channel.type === 5 ? "❢" : "#");
const kind = (channel) => (isVoice(channel) ? words.voice : channel.type === 15 ? words.forum : words.textChannel);
const byPlace = (a, b) => (isVoice(a) ? 1 : 0) - (isVoice(b) ? 1 : 0) || (a.position ?? 0) - (b.position ?? 0);

export function showSidebar() {
  const all = [...state.channels.values()];
  const loose = all.filter((one) => one.guild_id && one.type !== 4 && !isThread(one) && !one.parent_id).sort(byPlace);
  const categories = all.filter((one) => one.type === 4).sort(byPlace);
  const direct = all.filter((one) => one.type === 1).sort(newest);
  const homeless = all.filter((one) => isThread(one) && !state.channels.has(one.parent_id));
  fill(byId("places"),
    loose.length > 0 && h("ul", {}, loose.map((one) => place(one, all))),
    categories.map((one) => category(one, all)),
    homeless.length > 0 && h("ul", {}, homeless.map((one) => place(one, all))),
    h("h2", { class: "places-title", id: "dm-title" }, words.dms),
    h("ul", { "aria-labelledby": "dm-title" }, direct.map(person)));
}

const newest = (a, b) => (BigInt(b.last_message_id ?? 0) > BigInt(a.last_message_id ?? 0) ? 1 : -1);

function category(one, all) {
  const inside = all.filter((channel) => channel.parent_id === one.id && !isThread(channel)).sort(byPlace);
  if (!inside.length) return null;
  return h("section", { "aria-labelledby": `cat-${one.id}` },
    h("h2", { class: "places-title", id: `cat-${one.id}` }, channelName(one)),
    h("ul", {}, inside.map((channel) => place(channel, all))));
}

function place(channel, all) {
  const threads = all.filter((one) => isThread(one) && one.parent_id === channel.id && !one.thread_metadata?.archived);
  return h("li", {}, link(channel, [h("span", { class: "sign", "aria-hidden": "true" }, isThread(channel) ? "⌙" : sign(channel)),
    h("span", { class: "place-name" }, channelName(channel)), hidden(`, ${isThread(channel) ? words.threadWord : kind(channel)}`)]),
  threads.length > 0 && h("ul", { class: "threads" }, threads.map((thread) => place(thread, all))));
}

function person(channel) {
  const other = channel.recipients.find((user) => user.id !== state.me.id) ?? state.me;
  return h("li", {}, link(channel, [face(other.id, channelName(channel), "small"), h("span", { class: "place-name" }, channelName(channel)),
    other.bot && h("span", { class: "app-tag" }, "APP")]));
}

function link(channel, inside) {
  const count = state.unread.get(channel.id) ?? 0;
  return h("button", {
    class: count ? "place fresh" : "place", type: "button", data: { openChannel: channel.id, focusKey: `p:${channel.id}` },
    "aria-current": channel.id === state.open ? "page" : null,
  }, inside, count > 0 && h("span", { class: "count" }, count, hidden(` ${words.unread}`)));
}

// Redraws without taking the focus away from somebody who walks the list.
export function refreshSidebar() {
  const key = byId("places").contains(document.activeElement) ? document.activeElement.dataset.focusKey : null;
  showSidebar();
  if (key) byId("places").querySelector(`[data-focus-key="${CSS.escape(key)}"]`)?.focus();
}
