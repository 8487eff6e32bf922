// The right-hand panel: tour, members and events, as tabs.
import { act } from "./acting.js";
import { announce, byId, fill, h } from "./dom.js";
import { openUserMenu } from "./menus.js";
import { appTag, face, roleOf } from "./people.js";
import { personAddress } from "./picker.js";
import { memberName, state } from "./state.js";
import { stamp } from "./times.js";
import { words } from "./words.js";

const tabs = ["tour", "members", "events"];

export function wirePanel() {
  const bar = byId("tabs");
  fill(bar, tabs.map((name, at) => h("button", {
    role: "tab", id: `tab-${name}`, type: "button", "aria-controls": `panel-${name}`, "aria-selected": String(at === 0),
    tabindex: at === 0 ? "0" : "-1", onclick: () => select(name),
  }, words[name])));
  bar.addEventListener("keydown", (event) => {
    const at = tabs.findIndex((name) => byId(`tab-${name}`) === document.activeElement);
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (step) { const next = tabs[(at + step + tabs.length) % tabs.length]; select(next); byId(`tab-${next}`).focus(); }
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
  fill(byId("panel-events"), list.length ? h("ul", { class: "events" }, list.map(eventCard)) : h("p", { class: "empty" }, words.noEvents));
}

function eventCard(event) {
  const start = Date.parse(event.scheduled_start_time);
  const channel = state.channels.get(event.channel_id);
  return h("li", { class: "container" }, h("p", { class: "soft" }, stamp(start, "f"), " · ", stamp(start, "R")), h("b", {}, event.name),
    event.description && h("p", {}, event.description), channel && h("p", { class: "soft" }, `◖ ${channel.name}`),
    h("p", { class: "soft" }, words.interested(event.user_count ?? 0)));
}

export function showTour(before) {
  const { steps, playing } = state.tour;
  const done = steps.filter((step) => step.state === "done").length;
  const next = steps.findIndex((step) => step.state !== "done");
  const all = h("button", { class: "button primary", type: "button", disabled: playing !== null || next < 0, data: { focusKey: "play-all" },
    onclick: (event) => act(event.currentTarget, "play", { index: null }) }, words.playAll);
  const focus = byId("panel-tour").contains(document.activeElement) ? document.activeElement.dataset.focusKey : null;
  fill(byId("panel-tour"), steps.length === 0 ? h("p", { class: "empty" }, words.noTour) : [
    h("div", { class: "tour-head" }, h("p", { id: "tour-progress" }, words.progress(done, steps.length)),
      h("progress", { max: steps.length, value: done, "aria-labelledby": "tour-progress" }), all),
    h("ol", { class: "steps" }, steps.map((step, at) => stepCard(step, at, next, playing)))]);
  if (focus) byId("panel-tour").querySelector(`[data-focus-key="${CSS.escape(focus)}"]`)?.focus();
  if (before !== undefined && done > before) announce(words.progress(done, steps.length));
}

function stepCard(step, at, next, playing) {
  const marks = { done: "✓", playing: "◌", todo: String(at + 1) };
  return h("li", { class: `step ${step.state} ${at === next ? "next" : ""}`, "aria-current": at === next ? "step" : null },
    h("span", { class: "step-mark", "aria-hidden": "true" }, marks[step.state] ?? at + 1),
    h("div", {}, h("h3", {}, step.title, h("span", { class: "sr-only" }, `, ${words[step.state]}`)),
      h("p", {}, step.text), h("p", { class: "soft" }, words.actedBy(step.who)),
      h("div", { class: "row" },
        h("button", { class: at === next ? "button primary" : "button secondary", type: "button",
          disabled: playing !== null || step.state === "done" || at !== next,
          "aria-label": `${words.play}: ${step.title}`, data: { focusKey: `play-${at}` },
          onclick: (event) => act(event.currentTarget, "play", { index: at }) }, step.state === "done" ? words.again : words.play),
        step.person && step.person !== state.me?.id && h("a", { class: "button quiet", href: personAddress(step.person), target: "_blank" }, words.seeIt(step.sees ?? step.who)))));
}
