// Message components, both generations: rows of buttons and selects, and the free layouts of "Components V2".
import { act } from "./acting.js";
import { choose } from "./chooser.js";
import { h, hidden } from "./dom.js";
import { colour } from "./embeds.js";
import { fileCard, picture } from "./files.js";
import { insidePlace, jump, markdown } from "./markdown.js";
import { channelName, memberName, state } from "./state.js";
import { words } from "./words.js";

const styles = { 1: "primary", 2: "secondary", 3: "success", 4: "danger", 5: "secondary" };

export function components(list, message) {
  return (list ?? []).map((item) => component(item, message));
}

function component(item, message) {
  const make = makers[item.type];
  return make ? make(item, message) : null;
}

const makers = {
  1: (item, message) => h("div", { class: "row" }, components(item.components, message)),
  2: button,
  3: select, 5: select, 6: select, 7: select, 8: select,
  9: section,
  10: (item) => h("div", { class: "md" }, markdown(item.content)),
  11: (item) => h("div", { class: "thumb" }, picture(item.media.url, item.description, item.spoiler)),
  12: (item) => h("div", { class: "gallery", data: { count: Math.min(item.items.length, 4) } },
    item.items.map((one) => picture(one.media.url, one.description, one.spoiler))),
  13: (item) => fileCard(item.name ?? item.file.url.split("/").pop(), item.size ?? 0, item.file.url),
  14: (item) => h("hr", { class: `${item.divider === false ? "bare" : ""} ${item.spacing === 2 ? "wide" : ""}` }),
  17: container,
};

function container(item, message) {
  const edge = colour(item.accent_color);
  const inside = components(item.components, message);
  const box = h("div", { class: edge ? "container edged" : "container", vars: edge ? { "--edge": edge } : {} }, inside);
  return item.spoiler ? h("details", { class: "veil" }, h("summary", {}, words.spoiler), box) : box;
}

function section(item, message) {
  return h("div", { class: "section" }, h("div", { class: "section-text" }, components(item.components, message)),
    h("div", { class: "section-side" }, component(item.accessory, message)));
}

function emoji(item) {
  return item?.name ? h("span", { class: "emoji", "aria-hidden": "true" }, item.id ? `:${item.name}:` : item.name) : null;
}

function button(item, message) {
  const face = [emoji(item.emoji), item.label ?? (item.emoji ? hidden(item.emoji.name) : "")];
  const inside = item.style === 5 ? insidePlace(item.url) : null;
  if (inside) return jump(...inside, face, "button secondary");
  if (item.style === 5) {
    return h("a", { class: "button secondary", href: item.url, target: "_blank", rel: "noopener noreferrer" },
      face, h("span", { "aria-hidden": "true" }, " ↗"), hidden(` (${words.link})`));
  }
  return h("button", {
    class: `button ${styles[item.style] ?? "secondary"}`, type: "button", disabled: item.disabled,
    data: { focusKey: `c:${item.custom_id}` },
    onclick: (event) => act(event.currentTarget, "press", where(message, item)),
  }, face);
}

const where = (message, item) => ({ channel: message.channel_id, message: message.id, custom_id: item.custom_id });

function select(item, message) {
  const chosen = preset(item);
  const label = chosen.length ? chosen.map((one) => one.label).join(", ") : item.placeholder ?? words.chooseOne;
  const node = h("button", {
    class: "select", type: "button", disabled: item.disabled, "aria-haspopup": "dialog",
    data: { focusKey: `c:${item.custom_id}` },
  }, h("span", {}, label), h("span", { "aria-hidden": "true" }, "▾"));
  node.addEventListener("click", async () => {
    const values = await choose({ ...item, title: item.placeholder ?? words.chooseOne, options: optionsOf(item) });
    if (values) await act(node, "select", { ...where(message, item), values });
  });
  return node;
}

const preset = (item) => optionsOf(item).filter((one) => one.default);

// Everything a select offers, as {value, label, description, default}; entity selects list what this person sees.
export function optionsOf(item) {
  const defaults = new Set((item.default_values ?? []).map((one) => one.id));
  const entity = (value, label, description) => ({ value, label, description, default: defaults.has(value) });
  const people = () => [...state.members.keys()].map((id) => entity(id, memberName(id)));
  const roles = () => [...state.roles.values()].filter((role) => role.id !== state.guild?.id)
    .map((role) => entity(role.id, `@${role.name}`));
  const kinds = item.channel_types ?? [];
  const channels = () => [...state.channels.values()].filter((one) => one.guild_id && (!kinds.length || kinds.includes(one.type)))
    .map((one) => entity(one.id, `#${channelName(one)}`));
  const sources = { 5: people, 6: roles, 7: () => [...people(), ...roles()], 8: channels };
  return sources[item.type]?.() ?? item.options ?? [];
}

