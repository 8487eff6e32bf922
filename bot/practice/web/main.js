// Puts the page together: the line to the server, what arrives on it, and which place is open.
import { useLine } from "./acting.js";
import { takeClock, takeJourney, wireClock } from "./clockbar.js";
import { wireComposer } from "./composer.js";
import { announce, byId, fill, h } from "./dom.js";
import { wireDrawers } from "./drawers.js";
import { wireMenu } from "./menus.js";
import { announceMessage, removeMessage, toEnd, upsert, wireMessages } from "./messages.js";
import { showModal } from "./modal.js";
import { showEvents, showMembers, wirePanel } from "./panel.js";
import { face } from "./people.js";
import { personAddress, showPicker } from "./picker.js";
import { followPlace, go, keepPlace, openAddressed, openRemembered } from "./places.js";
import { refreshSidebar } from "./sidebar.js";
import { Line } from "./socket.js";
import { state, takeMessage, takeSnapshot, takeStructure } from "./state.js";
import { wireTheme } from "./theme.js";
import { takeTour } from "./tour.js";
import { words } from "./words.js";

const line = new Line((kind, data) => handlers[kind]?.(data), showLine);
let wasOff = false;
let goneAnew = false; // the room is made anew, and everybody in it will have a new id

function showLine(up) {
  byId("offline").hidden = up;
  byId("offline").textContent = up ? "" : goneAnew ? words.anew : words.lost;
  if (up && wasOff) announce(words.back);
  wasOff = !up;
}

const handlers = {
  hello: meet,
  snapshot: (data) => {
    takeSnapshot(data);
    document.title = `${data.me.global_name ?? data.me.username} · ${data.title}`;
    showMe();
    takeTour(data.tour);
    takeClock(data.clock);
    redraw();
    openRemembered();
  },
  structure: (data) => {
    takeStructure(data);
    redraw();
    keepPlace();
  },
  message: onMessage,
  gone: ({ channel_id: channel, id }) => { state.messages.get(channel)?.delete(id); if (channel === state.open) removeMessage(id); },
  clock: takeClock,
  journey: takeJourney,
  anew: () => { goneAnew = true; byId("offline").textContent = words.anew; byId("offline").hidden = false; },
  tour: takeTour,
  modal: ({ modal, interaction }) => showModal(modal, interaction),
};

// Nobody sits here yet: ask who to be, or after a new beginning be whoever has the same name.
function meet(data) {
  const name = state.me?.global_name;
  Object.assign(state, { title: data.title, people: data.people });
  document.title = data.title;
  const again = goneAnew && data.people.find((one) => one.name === name);
  goneAnew = false;
  if (!again) { showPicker(become); return; }
  history.replaceState(null, "", personAddress(again.id));
  sitDown();
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

// Changes seats in this tab; with a place, goes there.
function become(id, place = "") {
  history.pushState(null, "", personAddress(id, place));
  sitDown();
}

function sitDown() {
  const id = new URLSearchParams(location.search).get("as");
  if (id === line.person) { openAddressed(); return; }
  if (!id) { location.reload(); return; }
  state.open = null;
  line.change(id);
}

function wire() {
  wireTheme(); wireComposer(); wireClock(); wireMenu(); wirePanel(); wireDrawers(); wireMessages();
  useLine(line);
  byId("me").addEventListener("click", () => showPicker(become));
  byId("jump").addEventListener("click", toEnd);
  byId("page").addEventListener("go", ({ detail: { channel, message } }) => go(channel, message));
  byId("page").addEventListener("become", ({ detail: { person, place } }) => become(person, place));
  byId("skip").addEventListener("click", (event) => { event.preventDefault(); byId("composer-text").focus(); });
  addEventListener("popstate", sitDown);
  document.addEventListener("click", followPlace);
  line.open(new URLSearchParams(location.search).get("as"));
}

wire();
