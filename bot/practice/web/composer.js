// Where a person writes: sends, replies, edits their own message, attaches files, and opens the command list with "/".
import { tryTo } from "./acting.js";
import { closeSlash, offerCommands, slashKey } from "./slash.js";
import { byId, fill, h, toast } from "./dom.js";
import { keepDraft, keptDraft } from "./drafts.js";
import { readFile } from "./modal.js";
import { authorName, placeName, state } from "./state.js";
import { words } from "./words.js";

const draft = { reply: null, edit: null, files: [] };
const LONGEST = 2000; // what a message may hold
const COUNTED = 1800; // from here on the rest is counted

const field = () => byId("composer-text");
const keep = () => { if (!draft.edit) keepDraft(state.open, field().value.startsWith("/") ? "" : field().value); };

export function wireComposer() {
  const text = field();
  byId("composer").addEventListener("submit", (event) => { event.preventDefault(); send(); });
  text.addEventListener("keydown", keys);
  text.addEventListener("input", () => { grow(); count(); keep(); offerCommands(text.value); });
  byId("attach").addEventListener("change", (event) => { draft.files.push(...event.target.files); event.target.value = ""; showContext(); });
}

function keys(event) {
  if (slashKey(event)) return;
  if (event.key === "Enter" && !event.shiftKey && !event.isComposing) { event.preventDefault(); send(); }
  else if (event.key === "Escape") stop();
  else if (event.key === "ArrowUp" && !field().value && !draft.edit) editLast(event);
}

function editLast(event) {
  const mine = [...(state.messages.get(state.open)?.values() ?? [])].filter((one) => one.author.id === state.me.id && !(one.flags & 64));
  if (mine.length) { event.preventDefault(); startEdit(mine.at(-1)); }
}

// Shows the composer as this channel allows it; what was written elsewhere waits there.
export function setPlace(channel) {
  closeSlash();
  Object.assign(draft, { reply: null, edit: null, files: [] });
  const writable = channel && channel.can.send && channel.type !== 15;
  byId("composer").hidden = !writable;
  byId("read-only").hidden = !channel || writable || channel.type === 15;
  byId("attach-label").hidden = !channel?.can.attach;
  if (!channel) return;
  const label = words.messageTo(placeName(channel));
  field().setAttribute("aria-label", label);
  field().placeholder = label;
  field().value = keptDraft(channel.id);
  showContext();
  grow();
  count();
}

export function startReply(message) {
  Object.assign(draft, { reply: message, edit: null });
  showContext();
  field().focus();
}

export function startEdit(message) {
  Object.assign(draft, { reply: null, edit: message });
  field().value = message.content;
  showContext();
  grow();
  field().focus();
}

function stop() {
  if (draft.edit) field().value = keptDraft(state.open);
  Object.assign(draft, { reply: null, edit: null, files: [] });
  showContext();
  grow();
  count();
}

function count() {
  const left = LONGEST - field().value.length;
  byId("composer-count").textContent = left <= LONGEST - COUNTED ? words.left(left) : "";
  byId("composer-count").classList.toggle("over", left < 0);
}

function showContext() {
  const line = draft.edit ? words.editing : draft.reply ? words.replyingTo(authorName(draft.reply)) : null;
  fill(byId("composer-context"),
    line && h("p", {}, line, h("button", { class: "plain", type: "button", "aria-label": words.cancel, onclick: stop }, "×")),
    draft.files.map((file) => h("span", { class: "pill" }, file.name, h("button", {
      class: "plain", type: "button", "aria-label": words.removeFile(file.name),
      onclick: () => { draft.files = draft.files.filter((one) => one !== file); showContext(); },
    }, "×"))));
}

function grow() {
  const text = field();
  text.style.setProperty("height", "auto");
  text.style.setProperty("height", `${Math.min(text.scrollHeight, innerHeight * 0.4)}px`);
}

function send() {
  const content = field().value.trim();
  if (!content && !draft.files.length) return;
  if (content.length > LONGEST) { toast(words.tooLong(content.length), "bad"); return; }
  const parcel = { channel: state.open, content, written: field().value, ...draft };
  if (!draft.edit) { field().value = ""; keep(); }
  stop();
  field().focus();
  hand(parcel);
}

// The field is empty again at once, so that a second press sends nothing; what was refused is given back.
async function hand({ channel, content, written, edit, reply, files }) {
  const done = edit ? await tryTo("edit", { channel, content, message: edit.id })
    : await tryTo("send", { channel, content, reply_to: reply?.id ?? null, files: await Promise.all(files.map(readFile)) });
  if (done !== undefined) return;
  if (state.open !== channel || field().value) { if (!edit && !keptDraft(channel)) keepDraft(channel, written); return; }
  Object.assign(draft, { edit, reply, files });
  field().value = written;
  keep();
  showContext();
  grow();
  count();
}
