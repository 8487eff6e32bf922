// The conversation: one list entry per message, replaced in place when the message changes.
import { tryTo } from "./acting.js";
import { components } from "./components.js";
import { announce, byId, fill, h } from "./dom.js";
import { embed } from "./embeds.js";
import { attachments } from "./files.js";
import { markdown } from "./markdown.js";
import { openMessageMenu, openUserMenu } from "./menus.js";
import { appTag, colourOf, face, roleOf } from "./people.js";
import { authorName, placeName, state } from "./state.js";
import { brief } from "./times.js";
import { words } from "./words.js";

const EPHEMERAL = 64;
const LOADING = 128;
const PINNED = 6;
const THREAD = 18;
const systemTexts = { [PINNED]: "pinned a message.", 7: "joined the server.", [THREAD]: "started a thread:", 21: "started this thread." };
const SPOTLIGHT = 4000; // milliseconds

export function showMessages(channel) {
  const list = h("ol", { id: "log", class: "log", role: "log", "aria-label": words.messagesIn(placeName(channel)), tabindex: "-1" });
  const messages = visible(state.messages.get(channel.id) ?? new Map());
  list.append(...messages.map((message, at) => entry(message, messages[at - 1])));
  if (!messages.length) list.append(h("li", { class: "empty" }, words.emptyChannel));
  list.addEventListener("keydown", walk);
  fill(byId("stage"), list);
  toEnd();
}

let atEnd = true; // where the reader was before a picture arrived and made the list longer

export function wireMessages() {
  const stage = byId("stage");
  stage.addEventListener("scroll", () => { atEnd = nearEnd(); if (atEnd) byId("jump").hidden = true; });
  stage.addEventListener("load", () => { if (atEnd) toEnd(); }, true);
}

// Goes to a message and shows for a moment which one it is; answers whether it is there.
export function spot(id) {
  const node = document.getElementById(`m-${id}`);
  if (!node) return false;
  atEnd = false;
  const stage = byId("stage");
  stage.scrollTop = node.offsetTop - Math.max(0, (stage.clientHeight - node.offsetHeight) / 2);
  node.classList.add("spot");
  setTimeout(() => node.classList.remove("spot"), SPOTLIGHT);
  return true;
}

const visible = (messages) => [...messages.values()].filter((message) => !state.dismissed.has(message.id));

export function upsert(message, isNew) {
  const old = document.getElementById(`m-${message.id}`);
  const list = byId("log");
  if (!list || !state.messages.has(message.channel_id)) return; // its history is still on the way
  const near = nearEnd();
  const messages = visible(state.messages.get(message.channel_id));
  const at = messages.findIndex((one) => one.id === message.id);
  if (at < 0) return;
  const fresh = entry(message, messages[at - 1]);
  if (old) swap(old, fresh);
  else place(list, fresh, messages[at + 1]);
  list.querySelector(".empty")?.remove();
  if (near || message.author.id === state.me.id || message.flags & EPHEMERAL) toEnd();
  else if (isNew) byId("jump").hidden = false;
}

function place(list, fresh, next) {
  const before = next && document.getElementById(`m-${next.id}`);
  list.insertBefore(fresh, before ?? null);
}

function swap(old, fresh) {
  const key = old.contains(document.activeElement) ? document.activeElement.dataset.focusKey ?? "more" : null;
  old.replaceWith(fresh);
  if (key) (fresh.querySelector(`[data-focus-key="${CSS.escape(key)}"]`) ?? fresh.querySelector(".more"))?.focus();
}

export function removeMessage(id) {
  const node = document.getElementById(`m-${id}`);
  if (node?.contains(document.activeElement)) byId("composer-text")?.focus();
  node?.remove();
}

export function nearEnd() {
  const stage = byId("stage");
  return stage.scrollHeight - stage.scrollTop - stage.clientHeight < 120;
}

export function toEnd() {
  const stage = byId("stage");
  stage.scrollTop = stage.scrollHeight;
  atEnd = true;
  byId("jump").hidden = true;
}

function follows(message, previous) {
  if (!previous || message.type === 19 || previous.flags & EPHEMERAL || message.flags & EPHEMERAL) return false;
  const close = Date.parse(message.timestamp) - Date.parse(previous.timestamp) < 5 * 60000;
  return close && previous.author.id === message.author.id && !message.interaction_metadata && !systemTexts[message.type];
}

function entry(message, previous) {
  const quiet = follows(message, previous);
  const ephemeral = message.flags & EPHEMERAL;
  const classes = ["message", quiet && "follows", ephemeral && "ephemeral", mentionsMe(message) && "for-me"];
  const node = h("li", { id: `m-${message.id}`, class: classes.filter(Boolean).join(" "), data: { id: message.id } },
    contextLine(message), avatar(message, quiet), h("div", { class: "body" }, headLine(message, quiet), content(message)),
    tools(message));
  node.addEventListener("contextmenu", (event) => {
    if (event.target.closest("a, img")) return;
    event.preventDefault();
    openMessageMenu(message, node.querySelector(".more"), event);
  });
  return node;
}

const mentionsMe = (message) => message.mention_everyone || message.mentions?.some((user) => user.id === state.me.id)
  || message.mention_roles?.some((role) => state.members.get(state.me.id)?.roles.includes(role));

function contextLine(message) {
  const used = message.interaction_metadata;
  if (message.type === 19 || message.type === 23 || message.message_reference) {
    const source = message.referenced_message;
    if (!source && message.type !== 19) return null;
    return h("p", { class: "context" }, "↪ ", source ? [h("b", {}, authorName(source)), " ", clip(source)] : words.gone);
  }
  if (used?.name) return h("p", { class: "context" }, "⌁ ", h("b", {}, used.user?.global_name ?? used.user?.username), ` used /${used.name}`);
  return null;
}

const clip = (message) => plain(wordsOf(message)).slice(0, 90) || "…";

// What a message says, wherever it says it: in its text, its embeds, its layout, or the names of its files.
function wordsOf(message) {
  const layout = [];
  const visit = (item) => { if (item.content) layout.push(item.content); [...(item.components ?? []), item.accessory].forEach((one) => one && visit(one)); };
  (message.components ?? []).forEach(visit);
  const embeds = (message.embeds ?? []).map((one) => one.title ?? one.description ?? "");
  return [message.content, ...embeds, ...layout, ...(message.attachments ?? []).map((one) => one.filename)].find((text) => text) ?? "";
}

// The bare words of a text, for a single line.
const plain = (text) => markdown(text).map((node) => node.textContent).join(" ").replace(/\s+/g, " ").trim();

function avatar(message, quiet) {
  if (quiet) return h("span", { class: "face-gap" });
  return face(message.author.id, authorName(message));
}

function headLine(message, quiet) {
  const name = authorName(message);
  const colour = colourOf(message.author.id);
  const role = message.author.bot ? null : roleOf(message.author.id);
  const parts = [
    h("button", { class: "author", type: "button", "aria-haspopup": "menu", vars: colour ? { "--name": colour } : {},
      onclick: (event) => openUserMenu(message.author.id, event.currentTarget) }, name),
    message.author.bot && appTag(), role && h("span", { class: "role-tag" }, role), brief(Date.parse(message.timestamp)),
  ];
  return h("div", { class: quiet ? "head sr-only" : "head" }, parts);
}

function content(message) {
  const system = systemTexts[message.type];
  if (system) return h("p", { class: "soft" }, system, message.type === THREAD && [" ", startedThread(message)]);
  const parts = [];
  if (message.flags & LOADING) parts.push(h("p", { class: "soft thinking" }, authorName(message), " ", words.thinking));
  if (message.content) parts.push(h("div", { class: "md" }, markdown(message.content), edited(message)));
  parts.push(...(message.message_snapshots ?? []).map(forwarded));
  parts.push(attachments(message.attachments ?? []), (message.embeds ?? []).map(embed), components(message.components, message));
  parts.push(poll(message.poll), reactions(message), threadCard(message), ephemeralFoot(message));
  return parts;
}

function startedThread(message) {
  const id = message.message_reference?.channel_id;
  return state.channels.has(id) ? h("button", { class: "linkish", type: "button", data: { openChannel: id } }, message.content) : message.content;
}

function edited(message) {
  return message.edited_timestamp && !message.author.bot ? h("span", { class: "edited" }, ` (${words.edited})`) : null;
}

function forwarded({ message }) {
  return h("blockquote", {}, h("p", { class: "soft" }, "Forwarded"), markdown(message.content), attachments(message.attachments ?? []));
}

function poll(data) {
  if (!data) return null;
  return h("div", { class: "container" }, h("b", {}, data.question.text),
    h("ul", {}, data.answers.map((one) => h("li", {}, one.poll_media.text))));
}

function reactions(message) {
  if (!message.reactions?.length) return null;
  return h("div", { class: "reactions" }, message.reactions.map((one) => h("button", {
    class: "reaction", type: "button", "aria-pressed": String(one.me), data: { focusKey: `r:${one.emoji.name}` },
    "aria-label": `${one.emoji.name}, ${one.count}`,
    onclick: () => tryTo("react", { channel: message.channel_id, message: message.id, emoji: emojiKey(one.emoji), on: !one.me }),
  }, one.emoji.name, h("span", {}, one.count))));
}

const emojiKey = (emoji) => (emoji.id ? `${emoji.name}:${emoji.id}` : emoji.name);

function threadCard(message) {
  const thread = state.channels.get(message.id);
  return thread ? h("button", { class: "thread-card", type: "button", data: { openChannel: thread.id } }, `# ${thread.name}`) : null;
}

function ephemeralFoot(message) {
  if (!(message.flags & EPHEMERAL)) return null;
  const dismiss = () => { state.dismissed.add(message.id); removeMessage(message.id); byId("composer-text")?.focus(); };
  return h("p", { class: "ephemeral-foot" }, h("span", { "aria-hidden": "true" }, "◉ "), words.onlyYou, " · ",
    h("button", { class: "linkish", type: "button", onclick: dismiss }, words.dismiss));
}

function tools(message) {
  return h("div", { class: "tools" }, h("button", {
    class: "more", type: "button", "aria-haspopup": "menu", data: { focusKey: "more" },
    "aria-label": words.more(authorName(message)), onclick: (event) => openMessageMenu(message, event.currentTarget),
  }, "⋯"));
}

// Up and down go from message to message while the focus is inside the list.
function walk(event) {
  if (!["ArrowUp", "ArrowDown"].includes(event.key) || event.target.matches("input, textarea, select")) return;
  const here = event.target.closest("li.message");
  const next = event.key === "ArrowUp" ? here?.previousElementSibling : here?.nextElementSibling;
  if (!next) return;
  event.preventDefault();
  next.querySelector(".more")?.focus();
}

export function announceMessage(message) {
  if (message.channel_id === state.open) return;
  const channel = state.channels.get(message.channel_id);
  if (channel && mentionsMe(message)) announce(`${authorName(message)} mentioned you in ${placeName(channel)}`);
}

