// Discord timestamps, told by the world's clock rather than this machine's.
import { h } from "./dom.js";
import { now } from "./state.js";

const shapes = {
  t: { timeStyle: "short" }, T: { timeStyle: "medium" }, d: { dateStyle: "short" }, D: { dateStyle: "long" },
  f: { dateStyle: "long", timeStyle: "short" }, F: { dateStyle: "full", timeStyle: "short" },
  s: { dateStyle: "short", timeStyle: "short" }, S: { dateStyle: "short", timeStyle: "medium" },
};
// Unit, its length in seconds, and from how many seconds on it is used.
const spans = [["year", 31536000, 31536000], ["month", 2592000, 3888000], ["day", 86400, 129600], ["hour", 3600, 3600], ["minute", 60, 60]];

export function relative(millis) {
  const seconds = Math.round((millis - now()) / 1000);
  const [unit, size] = spans.find(([, , from]) => Math.abs(seconds) >= from) ?? ["second", 1];
  return new Intl.RelativeTimeFormat(undefined, { numeric: "auto" }).format(Math.round(seconds / size), unit);
}

export function write(millis, style) {
  if (style === "R") return relative(millis);
  return new Intl.DateTimeFormat(undefined, shapes[style] ?? shapes.f).format(new Date(millis));
}

export function stamp(millis, style = "f", className = "stamp") {
  const when = new Date(millis);
  if (Number.isNaN(when.valueOf())) return document.createTextNode("an unknown time");
  return h("time", {
    class: className, datetime: when.toISOString(), title: write(millis, "F"), data: { millis, style },
  }, write(millis, style));
}

// Short for message headers: the hour today, the date otherwise.
export function brief(millis) {
  const today = new Date(now()).toDateString() === new Date(millis).toDateString();
  return stamp(millis, today ? "t" : "s", "when");
}

export function refreshTimes() {
  for (const node of document.querySelectorAll('time[data-style="R"]')) {
    node.textContent = relative(Number(node.dataset.millis));
  }
}
