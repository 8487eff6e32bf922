// Attachments: pictures are shown, everything else is a card with a name and a size.
import { h } from "./dom.js";
import { words } from "./words.js";

export function size(bytes) {
  if (!bytes) return "0 B";
  const step = Math.min(3, Math.floor(Math.log2(bytes) / 10));
  const value = bytes / 1024 ** step;
  return `${value < 10 && step ? value.toFixed(1) : Math.round(value)} ${["B", "KB", "MB", "GB"][step]}`;
}

export function attachments(list, skip = new Set()) {
  const shown = list.filter((file) => !skip.has(file.id));
  return shown.length ? h("div", { class: "files" }, shown.map(attachment)) : null;
}

function attachment(file) {
  if (file.content_type?.startsWith("image/")) return picture(file.url, file.description);
  return fileCard(file.filename, file.size, file.url);
}

export function picture(url, description, spoiler = false) {
  const image = h("img", { src: url, alt: description ?? words.image, loading: "lazy" });
  const link = h("a", { class: "picture", href: url, target: "_blank", rel: "noopener" }, image);
  if (!spoiler) return link;
  return h("details", { class: "veil" }, h("summary", {}, words.spoiler), link);
}

export function fileCard(name, bytes, url) {
  return h("a", { class: "file", href: url, download: name, "aria-label": words.file(name, size(bytes)) },
    h("span", { class: "file-mark", "aria-hidden": "true" }, "▤"),
    h("span", {}, h("span", { class: "file-name" }, name), h("span", { class: "soft" }, size(bytes))));
}
