// Builds nodes. Text only ever becomes a text node, so nothing written by a person can turn into markup.
export function h(tag, props, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(props ?? {})) set(node, name, value);
  add(node, children);
  return node;
}

function set(node, name, value) {
  if (value === null || value === undefined || value === false) return;
  if (name === "class") node.className = value;
  else if (name === "data") Object.assign(node.dataset, value);
  else if (name === "vars") for (const [key, item] of Object.entries(value)) node.style.setProperty(key, item);
  else if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
  else if (name === "value") node.value = value;
  else node.setAttribute(name, value === true ? "" : String(value));
}

function add(node, children) {
  for (const child of children.flat(Infinity)) {
    if (child === null || child === undefined || child === false) continue;
    node.append(child instanceof Node ? child : document.createTextNode(String(child)));
  }
}

export function fill(node, ...children) {
  node.replaceChildren();
  add(node, children);
  return node;
}

export const byId = (id) => document.getElementById(id);

export const hidden = (text) => h("span", { class: "sr-only" }, text);

let counter = 0;
export const freshId = (prefix) => `${prefix}-${(counter += 1)}`;

// Says something once to people who listen rather than look.
export function announce(text) {
  const place = byId("announce");
  place.textContent = "";
  requestAnimationFrame(() => { place.textContent = text; });
}

// A short notice below the head of the page, where no form is; it goes by itself, "bad" ones a little later.
export function toast(text, kind = "info") {
  const place = byId("toasts");
  const item = h("div", { class: `toast ${kind}` }, h("span", {}, text),
    h("button", { class: "plain", type: "button", "aria-label": "Close notice", onclick: () => item.remove() }, "×"));
  place.replaceChildren(item);
  setTimeout(() => item.remove(), kind === "bad" ? 9000 : 6000);
}
