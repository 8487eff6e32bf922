// One door for everything a person does: it shows that something is under way and says what went wrong.
import { toast } from "./dom.js";
import { words } from "./words.js";

let line = null;

export function useLine(value) { line = value; }

export async function askTo(what, body) {
  return line.ask(what, body);
}

// Asks, and turns a refusal into a notice. Gives undefined when it was refused.
export async function tryTo(what, body) {
  try {
    return await askTo(what, body) ?? true;
  } catch (error) {
    toast(error.message === "offline" ? words.lost : error.message, "bad");
    return undefined;
  }
}

export async function act(node, what, body) {
  node.setAttribute("aria-busy", "true");
  const result = await tryTo(what, body);
  node.removeAttribute("aria-busy");
  return result;
}
