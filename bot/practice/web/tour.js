// The guided tour: its steps, and after each one a look at what it did, with the eyes that show it best.
import { act, tryTo } from "./acting.js";
import { announce, byId, fill, h } from "./dom.js";
import { personAddress } from "./picker.js";
import { state } from "./state.js";
import { words } from "./words.js";

let watching = false; // whether this tab started what is being played
const follows = () => sessionStorage.getItem("stay") === null;

export function takeTour(data) {
  const before = state.tour.steps;
  state.tour = data;
  const fresh = data.steps.findIndex((step, at) => step.state === "done" && before[at] && before[at].state !== "done");
  draw(fresh >= 0);
  if (fresh >= 0 && watching) show(data.steps[fresh]);
  if (!data.running) watching = false;
}

// Goes where a step shows: in this seat if it is the right one, else in that person's.
function show(step) {
  if (!step.place || !follows()) return;
  const page = byId("page");
  const [channel, message] = step.place.split("/");
  if (step.person === state.me.id) page.dispatchEvent(new CustomEvent("go", { detail: { channel, message } }));
  else page.dispatchEvent(new CustomEvent("become", { detail: { person: step.person, place: step.place } }));
}

function play(event, index) {
  watching = true;
  act(event.currentTarget, "play", { index });
}

function draw(progressed) {
  const { steps, playing } = state.tour;
  const panel = byId("panel-tour");
  const done = steps.filter((step) => step.state === "done").length;
  const next = steps.findIndex((step) => step.state !== "done");
  const focus = panel.contains(document.activeElement) ? document.activeElement.dataset.focusKey : null;
  fill(panel, steps.length === 0 ? h("p", { class: "empty" }, words.noTour) : [
    head(done, next), h("ol", { class: "steps" }, steps.map((step, at) => card(step, at, next)))]);
  if (focus) panel.querySelector(`[data-focus-key="${CSS.escape(focus)}"]`)?.focus();
  if (progressed) announce(words.progress(done, steps.length));
  const here = panel.querySelector(playing !== null ? ".step.playing" : ".step.next");
  if (here && done) scrollTo(panel, here);
}

// Only the panel scrolls, never the page around it.
function scrollTo(panel, node) {
  panel.scrollTop = Math.max(0, node.offsetTop - panel.clientHeight / 3);
}

function head(done, next) {
  const { steps, running, restartable } = state.tour;
  const all = running && steps.length - done > 0
    ? h("button", { class: "button secondary", type: "button", data: { focusKey: "play-all" }, onclick: () => tryTo("stop", {}) }, words.stopPlaying)
    : h("button", { class: "button primary", type: "button", disabled: running || next < 0, data: { focusKey: "play-all" },
      onclick: (event) => play(event, null) }, words.playAll);
  const follow = h("input", { type: "checkbox", id: "follow", onchange: () => (follow.checked ? sessionStorage.removeItem("stay") : sessionStorage.setItem("stay", "yes")) });
  follow.checked = follows();
  return h("div", { class: "tour-head" }, h("p", { id: "tour-progress" }, words.progress(done, steps.length)),
    h("progress", { max: steps.length, value: done, "aria-labelledby": "tour-progress" }), all,
    h("label", { class: "follow", for: "follow" }, follow, words.follow),
    restartable && done > 0 && h("button", { class: "button quiet", type: "button", disabled: running, data: { focusKey: "restart" }, onclick: restart }, `↺ ${words.restart}`));
}

function card(step, at, next) {
  const marks = { done: "✓", playing: "◌", todo: String(at + 1) };
  const classes = ["step", step.state, at === next && "next"].filter(Boolean).join(" ");
  return h("li", { class: classes, "aria-current": at === next ? "step" : null },
    h("span", { class: "step-mark", "aria-hidden": "true" }, marks[step.state] ?? at + 1),
    h("div", {}, h("h3", {}, step.title, h("span", { class: "sr-only" }, `, ${words[step.state]}`)),
      h("p", {}, step.text), h("p", { class: "soft" }, words.actedBy(step.who)),
      step.problem && h("p", { class: "problem", role: "alert" }, step.problem),
      h("div", { class: "row" },
        at === next && h("button", { class: "button primary", type: "button", disabled: state.tour.running,
          "aria-label": `${words.play}: ${step.title}`, data: { focusKey: "play" }, onclick: (event) => play(event, at) }, words.play),
        look(step, at === next))));
}

// A step that was played can be looked at; the next one can be watched from another tab.
function look(step, isNext) {
  const mine = step.person === state.me?.id;
  if (!step.person || (mine && !step.place) || (step.state !== "done" && !isNext)) return null;
  const [channel, message] = (step.place ?? "").split("/");
  const place = mine && { openChannel: channel, ...(message ? { openMessage: message } : {}) };
  return h("a", { class: "button quiet", href: personAddress(step.person, step.place ?? ""), target: mine ? null : "_blank", data: place || {} },
    mine ? words.seeHere : words.seeIt(step.sees ?? step.who));
}

function restart() {
  const dialog = byId("confirm");
  fill(dialog, h("h2", { id: "confirm-title" }, words.restart), h("p", {}, words.restartText), h("div", { class: "dialog-foot" },
    h("button", { class: "button secondary", type: "button", onclick: () => dialog.close() }, words.cancel),
    h("button", { class: "button danger", type: "button", onclick: () => { dialog.close(); act(null, "restart", {}); } }, words.restart)));
  dialog.showModal();
}
