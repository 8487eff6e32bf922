// Puts the page together: the line to the server, what arrives on it, and which place is open.
import { tryTo, useLine } from "./acting.js";
import { takeClock, wireClock } from "./clockbar.js";
import { setPlace, wireComposer } from "./composer.js";
import { announce, byId, fill, h, toast } from "./dom.js";
import { closeDrawers, wireDrawers } from "./drawers.js";
import { showForum } from "./forum.js";
import { wireMenu } from "./menus.js";
import { announceMessage, removeMessage, showMessages, toEnd, upsert } from "./messages.js";
import { showModal } from "./modal.js";
import { showEvents, showMembers, showTour, wirePanel } from "./panel.js";
import { face } from "./people.js";
import { showPicker } from "./picker.js";
import { refreshSidebar } from "./sidebar.js";
import { Line } from "./socket.js";
import { channelName, isThread, ordered, placeName, state, takeMessage, takeSnapshot, takeStructure } from "./state.js";
import { wireTheme } from "./theme.js";
import { words } from "./words.js";

const line = new Line((kind, data) => handlers[kind]?.(data), showLine);
let wasOff = false;
let awaited = null; // a place that was asked for before the news of it arrived

function showLine(up) {
  byId("offline").hidden = up;
  byId("offline").textContent = up ? "" : words.lost;
  if (up && wasOff) announce(words.back);
  wasOff = !up;
}

const handlers = {
  hello: (data) => { state.title = data.title; state.people = data.people; document.title = data.title; showPicker(become); },
  snapshot: (data) => {
    takeSnapshot(data);
    document.title = `${data.me.global_name ?? data.me.username} · ${data.title}`;
    showMe();
    takeTour(data.tour);
    takeClock(data.clock);
    redraw();
    openPlace(remembered());
  },
  structure: (data) => {
    takeStructure(data);
    redraw();
    if (state.channels.has(awaited)) openPlace(awaited);
    else keepPlace();
  },
  message: onMessage,
  gone: ({ channel_id: channel, id }) => { state.messages.get(channel)?.delete(id); if (channel === state.open) removeMessage(id); },
  clock: takeClock,
  tour: takeTour,
  modal: ({ modal, interaction }) => showModal(modal, interaction),
  failed: () => toast(words.failed, "bad"),
};

function takeTour(data) {
  const before = state.tour.steps.filter((step) => step.state === "done").length;
  state.tour = data;
  showTour(before);
}

function onMessage({ message, fresh }) {
  const isNew = takeMessage(message);
  if (message.channel_id === state.open) { upsert(message, isNew); return; }
  if (!fresh || message.author.id === state.me.id) return;
  state.unread.set(message.channel_id, (state.unread.get(message.channel_id) ?? 0) + 1);
  announceMessage(message);
  refreshSidebar();
}

function redraw() {
  fill(byId("guild-name"), state.guild?.name ?? state.title);
  refreshSidebar();
  showMembers();
  showEvents();
}

function showMe() {
  const name = state.me.global_name ?? state.me.username;
  const person = state.people.find((one) => one.id === state.me.id);
  fill(byId("me"), face(state.me.id, name, "small"), h("span", { class: "me-text" }, h("b", {}, name), h("span", { class: "soft" }, person?.role ?? "")));
  byId("me").setAttribute("aria-label", `${words.signedAs(name)}. ${words.pickTitle}`);
}

export function become(id) {
  const address = new URL(location.href);
  address.search = `?as=${id}`;
  address.hash = "";
  history.pushState(null, "", address);
  state.open = null;
  line.change(id);
}

function remembered() {
  const wanted = [state.open, location.hash.slice(1)].find((id) => state.channels.has(id));
  return wanted ?? [...state.channels.values()].find((one) => one.type === 0)?.id ?? null;
}

function keepPlace() {
  const channel = state.channels.get(state.open);
  if (!channel) { openPlace(remembered()); return; }
  showHead(channel);
  if (channel.type === 15 && !byId("stage").contains(document.activeElement)) showForum(channel);
}

function showHead(channel) {
  const parent = isThread(channel) ? state.channels.get(channel.parent_id) : null;
  fill(byId("place-title"), parent && h("button", { class: "crumb", type: "button", data: { openChannel: parent.id } }, `#${channelName(parent)}`),
    parent && " › ", placeName(channel));
  byId("place-topic").textContent = channel.topic ?? "";
}

function go(id) {
  if (state.channels.has(id)) openPlace(id);
  else awaited = id;
}

async function openPlace(id) {
  awaited = null;
  const channel = state.channels.get(id);
  const before = state.open;
  state.open = channel?.id ?? null;
  setPlace(channel, before !== state.open ? before : null);
  if (!channel) { fill(byId("stage"), h("p", { class: "empty" }, words.noChannel)); return; }
  state.unread.delete(channel.id);
  history.replaceState(null, "", `#${channel.id}`);
  showHead(channel);
  refreshSidebar();
  showMembers();
  closeDrawers();
  if (channel.type === 15) { showForum(channel); return; }
  const past = await tryTo("history", { channel: channel.id });
  if (!Array.isArray(past) || state.open !== channel.id) return;
  state.messages.set(channel.id, ordered(new Map(past.map((message) => [message.id, message]))));
  showMessages(channel);
}

function wire() {
  wireTheme(); wireComposer(); wireClock(); wireMenu(); wirePanel(); wireDrawers();
  useLine(line);
  byId("me").addEventListener("click", () => showPicker(become));
  byId("jump").addEventListener("click", toEnd);
  byId("page").addEventListener("go", (event) => go(event.detail));
  byId("skip").addEventListener("click", (event) => { event.preventDefault(); byId("composer-text").focus(); });
  addEventListener("popstate", () => { if (new URLSearchParams(location.search).get("as") !== line.person) location.reload(); });
  document.addEventListener("click", (event) => {
    const target = event.target.closest?.("[data-open-channel]");
    if (target) { openPlace(target.dataset.openChannel).then(() => byId("composer-text").focus({ preventScroll: true })); }
  });
  line.open(new URLSearchParams(location.search).get("as"));
}

wire();
