// One door for everything a person does: it shows that something is under way and says what went wrong.
import { toast } from "./dom.js";
import { words } from "./words.js";

const AFTER = 350; // milliseconds in which a second press of the same thing is the same press
const underWay = new Set();
let line = null;

export function useLine(value) { line = value; }

export async function askTo(what, body) {
  return line.ask(what, body);
}

export const sentenceOf = (error) => (error.message === "offline" ? words.lost : error.message);

// Asks, and turns a refusal into a notice. Gives undefined when it was refused.
export async function tryTo(what, body) {
  try {
    return await askTo(what, body) ?? true;
  } catch (error) {
    toast(sentenceOf(error), "bad");
    return undefined;
  }
}

// Does a thing once, however often it is pressed while it is under way; the node may be drawn anew meanwhile.
export async function act(node, what, body, after = AFTER) {
  const key = `${what} ${JSON.stringify(body)}`;
  if (underWay.has(key)) return undefined;
  underWay.add(key);
  node?.setAttribute("aria-busy", "true");
  try {
    return await tryTo(what, body);
  } finally {
    node?.removeAttribute("aria-busy");
    setTimeout(() => underWay.delete(key), after);
  }
}

// Runs a form's work with its button disabled, so that a second press does nothing.
export async function whileDisabled(button, work) {
  if (button.disabled) return undefined;
  button.disabled = true;
  try {
    return await work();
  } finally {
    button.disabled = false;
  }
}
