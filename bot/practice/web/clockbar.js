// The world's clock, and the buttons that move it forward.
import { act } from "./acting.js";
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

async function move(event, body) {
  const done = await act(event.currentTarget, "move_clock", body);
  if (done !== undefined) announce(byId("clock").textContent);
}

export function takeClock(data) {
  state.clock.offset = Date.parse(data.now) - Date.now();
  state.clock.due = data.due ? Date.parse(data.due) : null;
  byId("next-due").disabled = state.clock.due === null;
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
