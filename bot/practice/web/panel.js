// The right-hand panel: tour, members and events, as tabs.
import { byId, fill, h } from "./dom.js";
import { openUserMenu } from "./menus.js";
import { appTag, face, roleOf } from "./people.js";
import { memberName, state } from "./state.js";
import { stamp } from "./times.js";
import { words } from "./words.js";

const tabs = ["tour", "members", "events"];

export function wirePanel() {
  const bar = byId("tabs");
  fill(bar, tabs.map((name, at) => h("button", {
    role: "tab", hidden: name === "events", id: `tab-${name}`, type: "button", "aria-controls": `panel-${name}`, "aria-selected": String(at === 0),
    tabindex: at === 0 ? "0" : "-1", onclick: () => select(name),
  }, words[name])));
  bar.addEventListener("keydown", (event) => {
    const shown = tabs.filter((name) => !byId(`tab-${name}`).hidden);
    const at = shown.findIndex((name) => byId(`tab-${name}`) === document.activeElement);
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (step) { const next = shown[(at + step + shown.length) % shown.length]; select(next); byId(`tab-${next}`).focus(); }
  });
}

export function select(name) {
  for (const one of tabs) {
    byId(`tab-${one}`).setAttribute("aria-selected", String(one === name));
    byId(`tab-${one}`).tabIndex = one === name ? 0 : -1;
    byId(`panel-${one}`).hidden = one !== name;
  }
}

export function showMembers() {
  const groups = new Map();
  const viewers = state.channels.get(state.open)?.viewers;
  for (const id of state.members.keys()) {
    if (viewers && !viewers.includes(id)) continue;
    const role = state.members.get(id).user.bot ? words.apps : roleOf(id) || words.members;
    groups.set(role, [...(groups.get(role) ?? []), id]);
  }
  fill(byId("panel-members"), [...groups].map(([role, ids]) => h("section", {}, h("h3", { class: "places-title" }, `${role} · ${ids.length}`),
    h("ul", { class: "people" }, ids.map(member)))));
}

function member(id) {
  const node = h("button", { class: "place", type: "button", "aria-haspopup": "menu", onclick: (event) => openUserMenu(id, event.currentTarget) },
    face(id, memberName(id), "small"), h("span", { class: "place-name" }, memberName(id)), state.members.get(id).user.bot && appTag());
  node.addEventListener("contextmenu", (event) => { event.preventDefault(); openUserMenu(id, node, event); });
  return h("li", {}, node);
}

export function showEvents() {
  const list = [...state.events].filter((event) => event.status < 3).sort((a, b) => a.scheduled_start_time.localeCompare(b.scheduled_start_time));
  byId("tab-events").hidden = list.length === 0;
  if (!list.length && !byId("panel-events").hidden) select("tour");
  fill(byId("panel-events"), list.length ? h("ul", { class: "events" }, list.map(eventCard)) : h("p", { class: "empty" }, words.noEvents));
}

function eventCard(event) {
  const start = Date.parse(event.scheduled_start_time);
  const channel = state.channels.get(event.channel_id);
  return h("li", { class: "container" }, h("p", { class: "soft" }, stamp(start, "f"), " · ", stamp(start, "R")), h("b", {}, event.name),
    event.description && h("p", {}, event.description), channel && h("p", { class: "soft" }, `◖ ${channel.name}`),
    h("p", { class: "soft" }, words.interested(event.user_count ?? 0)));
}
