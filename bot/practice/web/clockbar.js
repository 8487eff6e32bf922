// The world's clock, and the buttons that move it forward.
import { act, tryTo } from "./acting.js";
import { announce, byId, h, fill } from "./dom.js";
import { now, state } from "./state.js";
import { refreshTimes, relative, write } from "./times.js";
import { words } from "./words.js";

const moves = [["+5 min", 300], ["+1 h", 3600], ["+1 day", 86400]];

export function wireClock() {
  fill(byId("moves"), moves.map(([label, seconds]) => h("button", { class: "button small", type: "button", onclick: (event) => move(event, { seconds }) }, label)),
    h("button", { class: "button small", id: "next-due", type: "button", onclick: (event) => move(event, { next: true }) }, words.nextDueButton));
  setInterval(tick, 1000);
}

const move = (event, body) => act(event.currentTarget, "move_clock", body, 0);

const day = (iso) => new Date(iso).toDateString();
const hour = (iso, since) => new Intl.DateTimeFormat(undefined, {
  ...(day(iso) === day(since) ? {} : { weekday: "short" }), hour: "2-digit", minute: "2-digit",
}).format(new Date(iso));

// How far a move is, and at its end what came of it.
export function takeJourney(data) {
  const box = byId("journey");
  keepTime(data.now);
  const text = words.journey({ ...data, from: hour(data.from, data.from), now: hour(data.now, data.from), until: data.until && hour(data.until, data.from) });
  for (const button of byId("moves").children) button.disabled = !data.over;
  fill(box, h("span", {}, text), !data.over && h("button", { class: "linkish", type: "button", onclick: () => tryTo("stop", {}) }, words.stop));
  box.hidden = data.over && data.until === null && !data.stops;
  box.classList.toggle("under-way", !data.over);
  if (data.over) announce(text);
}

export function takeClock(data) {
  state.clock.due = data.due ? Date.parse(data.due) : null;
  keepTime(data.now);
}

function keepTime(iso) {
  state.clock.offset = Date.parse(iso) - Date.now();
  tick();
  refreshTimes();
}

let beats = 0;

function tick() {
  const parts = new Intl.DateTimeFormat(undefined, { weekday: "short", day: "numeric", month: "short", hour: "2-digit", minute: "2-digit" });
  const text = parts.format(new Date(now()));
  const clock = byId("clock");
  if (clock.textContent !== text) {
    clock.textContent = text;
    clock.dateTime = new Date(now()).toISOString();
    clock.title = write(now(), "F");
  }
  byId("due").textContent = state.clock.due === null ? words.nothingDue : words.nextDue(relative(state.clock.due));
  beats += 1;
  if (beats % 10 === 0) refreshTimes();
}
