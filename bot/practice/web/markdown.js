// Discord's markdown into nodes. Two layers: blocks line by line, then inline spans.
import { h } from "./dom.js";
import { personAddress } from "./picker.js";
import { channelName, memberName, placeName, state } from "./state.js";
import { stamp } from "./times.js";
import { words } from "./words.js";

const inlineRules = [
  [/\\([^\w\s])/y, (m) => [m[1]]],
  [/(`+)([\s\S]*?[^`])\1(?!`)/y, (m) => [h("code", {}, m[2].trim())]],
  [/\*\*\*([\s\S]+?)\*\*\*/y, (m) => [h("strong", {}, h("em", {}, inline(m[1])))]],
  [/\*\*([\s\S]+?)\*\*(?!\*)/y, (m) => [h("strong", {}, inline(m[1]))]],
  [/__([\s\S]+?)__(?!_)/y, (m) => [h("u", {}, inline(m[1]))]],
  [/~~([\s\S]+?)~~/y, (m) => [h("s", {}, inline(m[1]))]],
  [/\|\|([\s\S]+?)\|\|/y, (m) => [spoiler(inline(m[1]))]],
  [/\*(?!\s)([\s\S]+?[^\s*])\*(?!\*)|\*([^\s*])\*/y, (m) => [h("em", {}, inline(m[1] ?? m[2]))]],
  [/_([^_]+?)_(?!\w)/y, (m) => [h("em", {}, inline(m[1]))]],
  [/<t:(-?\d{1,13})(?::([tTdDfFRsS]))?>/y, (m) => [stamp(Number(m[1]) * 1000, m[2])]],
  [/<@!?(\d+)>/y, (m) => [mention(`@${memberName(m[1])}`, m[1] === state.me?.id)]],
  [/<@&(\d+)>/y, (m) => [mention(`@${state.roles.get(m[1])?.name ?? "role"}`, mine(m[1]))]],
  [/<#(\d+)>/y, (m) => [channelLink(m[1])]],
  [/<\/([\w\- ]+):\d+>/y, (m) => [mention(`/${m[1]}`)]],
  [/<a?:(\w+):\d+>/y, (m) => [`:${m[1]}:`]],
  [/@(everyone|here)\b/y, (m) => [mention(m[0], true)]],
  [/\[([^\]\n]+)\]\(<?https:\/\/discord\.com\/channels\/(?:\d+|@me)\/(\d+)(?:\/(\d+))?>?\)/y, (m) => [jump(m[2], m[3], inline(m[1]))]],
  [/<?https:\/\/discord\.com\/channels\/(?:\d+|@me)\/(\d+)(?:\/(\d+))?>?/y, (m) => [jump(m[1], m[2])]],
  [/\[([^\]\n]+)\]\(<?(https?:\/\/[^\s)>]+)>?\)/y, (m) => [anchor(m[2], inline(m[1]))]],
  [/<(https?:\/\/[^\s>]+)>/y, (m) => [anchor(m[1], [m[1]])]],
  [/https?:\/\/[^\s<>]*[^\s<>.,:;"')\]]/y, (m) => [anchor(m[0], [m[0]])]],
];

const mine = (role) => state.members.get(state.me?.id)?.roles.includes(role);
const mention = (text, loud = false) => h("span", { class: loud ? "mention loud" : "mention" }, text);

function channelLink(id) {
  const channel = state.channels.get(id);
  if (!channel) return mention("#no access");
  return h("button", { class: "mention", type: "button", data: { openChannel: id } }, `#${channelName(channel)}`);
}

// Where a link into the server leads inside this page: [channel, message], or null for any other address.
export function insidePlace(address) {
  const found = /^https:\/\/discord\.com\/channels\/(?:\d+|@me)\/(\d+)(?:\/(\d+))?$/.exec(address ?? "");
  return found && [found[1], found[2] ?? null];
}

export function jump(channel, message, label = null, className = "mention") {
  const place = state.channels.get(channel);
  if (!place) return label ? h("span", {}, label) : mention("#no access");
  return h("a", {
    class: className, href: personAddress(state.me.id, message ? `${channel}/${message}` : channel),
    data: { openChannel: channel, ...(message ? { openMessage: message } : {}) },
  }, label ?? [placeName(place), message && ` › ${words.oneMessage}`]);
}

export function anchor(address, content) {
  return h("a", { href: address, target: "_blank", rel: "noopener noreferrer nofollow" }, content);
}

function spoiler(content) {
  const inner = h("span", { inert: true }, content);
  const cover = h("span", { class: "spoiler", role: "button", tabindex: "0", "aria-label": words.spoiler }, inner);
  const show = (event) => {
    if (event.type === "keydown" && !["Enter", " "].includes(event.key)) return;
    cover.classList.add("shown");
    for (const name of ["role", "tabindex", "aria-label"]) cover.removeAttribute(name);
    inner.inert = false;
  };
  cover.addEventListener("click", show);
  cover.addEventListener("keydown", show);
  return cover;
}

export function inline(text) {
  const out = [];
  let plain = "";
  for (let at = 0; at < text.length;) {
    const hit = firstRule(text, at);
    if (!hit) { plain += text[at]; at += 1; continue; }
    if (plain) { out.push(plain); plain = ""; }
    out.push(...hit.nodes);
    at += hit.length;
  }
  if (plain) out.push(plain);
  return out;
}

function firstRule(text, at) {
  if (!/[\\`*_~|<@[h]/.test(text[at])) return null;
  if (text[at] === "_" && /\w/.test(text[at - 1] ?? "")) return null;
  for (const [pattern, make] of inlineRules) {
    pattern.lastIndex = at;
    const match = pattern.exec(text);
    if (match) return { nodes: make(match), length: match[0].length };
  }
  return null;
}

const fence = /^```(?:([\w+-]*)\n)?([\s\S]*?)\n?```/;

export function markdown(text) {
  const out = [];
  let rest = text ?? "";
  while (rest) {
    const code = rest.match(fence);
    if (code) { out.push(h("pre", {}, h("code", {}, code[2]))); rest = rest.slice(code[0].length).replace(/^\n/, ""); continue; }
    const all = rest.match(/^>>> ([\s\S]*)/);
    if (all) { out.push(h("blockquote", {}, markdown(all[1]))); break; }
    const [block, length] = nextBlock(rest);
    out.push(block);
    rest = rest.slice(length);
  }
  return out;
}

function nextBlock(text) {
  for (const read of [quote, heading, subtext, list]) {
    const found = read(text);
    if (found) return found;
  }
  return paragraph(text);
}

function quote(text) {
  const match = text.match(/^(?:> ?[^\n]*(?:\n|$))+/);
  if (!match || !/^> /.test(text)) return null;
  const body = match[0].replace(/\n$/, "").split("\n").map((line) => line.replace(/^> ?/, "")).join("\n");
  return [h("blockquote", {}, markdown(body)), match[0].length];
}

function heading(text) {
  const match = text.match(/^(#{1,3}) +([^\n]+)(?:\n|$)/);
  return match && [h(`h${match[1].length + 2}`, { class: `md-h${match[1].length}` }, inline(match[2])), match[0].length];
}

function subtext(text) {
  const match = text.match(/^-# +([^\n]+)(?:\n|$)/);
  return match && [h("p", { class: "subtext" }, inline(match[1])), match[0].length];
}

function list(text) {
  const items = [];
  let length = 0;
  for (const line of text.split("\n")) {
    const item = readItem(line);
    if (!item || (items.length && item.depth <= items[0].depth && numbered(item) !== numbered(items[0]))) break;
    items.push(item);
    length += line.length + 1;
  }
  return items.length ? [listOf(items), Math.min(length, text.length)] : null;
}

function readItem(line) {
  const match = line.match(/^( *)([-*]|\d+\.) +(\S.*)$/);
  return match && { depth: match[1].length, mark: match[2], text: match[3] };
}

const numbered = (item) => /\d/.test(item.mark);

function listOf(items) {
  const base = items[0].depth;
  const node = numbered(items[0]) ? h("ol", { start: parseInt(items[0].mark, 10) }) : h("ul");
  for (let at = 0; at < items.length;) {
    const entry = h("li", {}, inline(items[at].text));
    let end = at + 1;
    while (end < items.length && items[end].depth > base) end += 1;
    if (end > at + 1) entry.append(listOf(items.slice(at + 1, end)));
    node.append(entry);
    at = end;
  }
  return node;
}

const special = /^(?:```|>>> |> |#{1,3} |-# | *(?:[-*]|\d+\.) +\S)/;

function paragraph(text) {
  const lines = [];
  let length = 0;
  for (const line of text.split("\n")) {
    if (lines.length && special.test(line)) break;
    const opening = lines.length || !special.test(line) ? line.indexOf("```") : -1;
    if (opening > 0 && text.indexOf("```", length + opening + 3) > 0) { lines.push(line.slice(0, opening)); length += opening; break; }
    lines.push(line);
    length += line.length + 1;
  }
  return [h("p", {}, inline(lines.join("\n"))), Math.max(1, Math.min(length, text.length))];
}
