// Embeds, as cards with a coloured edge.
import { h } from "./dom.js";
import { picture } from "./files.js";
import { anchor, inline, markdown } from "./markdown.js";
import { stamp } from "./times.js";

export const colour = (value) => (value === null || value === undefined ? null : `#${value.toString(16).padStart(6, "0")}`);

export function embed(data) {
  const edge = colour(data.color);
  return h("article", { class: "embed", vars: edge ? { "--edge": edge } : {} },
    data.thumbnail && h("div", { class: "thumb" }, picture(data.thumbnail.url, data.thumbnail.description)),
    data.author && h("p", { class: "embed-author" }, data.author.name),
    data.title && h("h3", { class: "embed-title" }, data.url ? anchor(data.url, inline(data.title)) : inline(data.title)),
    data.description && h("div", { class: "md" }, markdown(data.description)),
    data.fields?.length > 0 && h("dl", { class: "fields" }, data.fields.map(field)),
    data.image && picture(data.image.url, data.image.description),
    footer(data));
}

function field(item) {
  return h("div", { class: item.inline ? "field inline" : "field" },
    h("dt", {}, inline(item.name)), h("dd", { class: "md" }, markdown(item.value)));
}

function footer(data) {
  if (!data.footer && !data.timestamp) return null;
  return h("p", { class: "embed-foot" }, data.footer?.text,
    data.footer && data.timestamp && " · ", data.timestamp && stamp(Date.parse(data.timestamp), "s"));
}
