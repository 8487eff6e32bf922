// What was written and not sent: kept for each person and channel while the tab lives, a reload included.
import { state } from "./state.js";

const name = (channel) => `draft ${state.me?.id} ${channel}`;

export function keepDraft(channel, text) {
  if (!channel) return;
  if (text) sessionStorage.setItem(name(channel), text);
  else sessionStorage.removeItem(name(channel));
}

export const keptDraft = (channel) => sessionStorage.getItem(name(channel)) ?? "";
