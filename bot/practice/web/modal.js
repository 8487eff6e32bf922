// Modals: every field a modal can have, as native controls in a <dialog>; the browser keeps the focus inside.
import { askTo, sentenceOf, whileDisabled } from "./acting.js";
import { row } from "./chooser.js";
import { optionsOf } from "./components.js";
import { byId, fill, freshId, h } from "./dom.js";
import { markdown } from "./markdown.js";
import { words } from "./words.js";

export function showModal(modal, interaction) {
  const dialog = byId("modal");
  const fields = [];
  const body = (modal.components ?? []).map((item) => part(item, fields));
  const problem = h("p", { class: "problem", role: "alert" });
  const send = h("button", { class: "button primary", type: "submit" }, words.submit);
  const form = h("form", {},
    h("h2", { id: "modal-title" }, modal.title), h("div", { class: "modal-body" }, body),
    problem, h("div", { class: "dialog-foot" },
      h("button", { class: "button secondary", type: "button", onclick: () => dialog.close() }, words.cancel), send));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (fields.every((field) => field.check())) whileDisabled(send, () => submit(dialog, form, interaction, fields, problem));
  });
  fill(dialog, form);
  dialog.showModal();
  form.querySelector("input, textarea, select")?.focus();
}

async function submit(dialog, form, interaction, fields, problem) {
  problem.textContent = "";
  try {
    const values = Object.fromEntries(await Promise.all(fields.map(async (field) => [field.id, await field.read()])));
    await askTo("submit", { interaction, values });
    if (dialog.contains(form)) dialog.close(); // the answer may have opened the next form
  } catch (error) {
    problem.textContent = sentenceOf(error);
  }
}

function part(item, fields) {
  if (item.type === 10) return h("div", { class: "md" }, markdown(item.content));
  if (item.type === 1) return item.components.map((inner) => labelled(inner.label, null, inner, fields));
  if (item.type === 18) return labelled(item.label, item.description, item.component, fields);
  return null;
}

function labelled(label, description, item, fields) {
  const id = freshId("field");
  const help = description ? h("p", { class: "soft", id: `${id}-help` }, description) : null;
  const field = makers[item.type]?.(item, id, help ? `${id}-help` : null);
  if (!field) return null;
  fields.push({ id: item.custom_id, check: () => true, ...field });
  const needed = item.required !== false && item.type !== 23;
  const said = /\((required|optional)\)\s*$/i.test(label ?? "");
  const mark = said ? null : h("span", { class: "soft" }, ` (${needed ? words.required : words.optional})`);
  if (field.group) {
    return h("fieldset", { class: "field-set" }, h("legend", {}, label, item.type !== 23 && mark), help, field.node);
  }
  return h("div", { class: "field-set" }, h("label", { for: id }, label, mark), help, field.node);
}

const makers = { 3: select, 4: text, 5: select, 6: select, 7: select, 8: select, 19: upload, 21: group, 22: group, 23: tick };

function text(item, id, help) {
  const long = item.style === 2;
  const node = h(long ? "textarea" : "input", {
    id, class: "text", rows: long ? 5 : null, type: long ? null : "text", required: item.required !== false,
    minlength: item.min_length, maxlength: item.max_length ?? 4000, placeholder: item.placeholder,
    "aria-describedby": help, value: item.value ?? "", autocomplete: "off",
  });
  return { node, read: () => node.value };
}

function select(item, id, help) {
  const options = optionsOf(item);
  if ((item.max_values ?? 1) > 1) return many(item, options, item.min_values ?? 1, item.max_values);
  const empty = h("option", { value: "" }, item.placeholder ?? words.chooseOne);
  const node = h("select", { id, class: "text", required: item.required !== false, "aria-describedby": help }, empty,
    options.map((one) => h("option", { value: one.value, selected: one.default },
      one.description ? `${one.label}: ${one.description}` : one.label)));
  return { node, read: () => (node.value ? [node.value] : []) };
}

function group(item) {
  if (item.type === 21) return many({ ...item, single: true }, item.options, 1, 1);
  return many(item, item.options, item.min_values ?? 1, item.max_values ?? item.options.length);
}

function many(item, options, least, most) {
  const picked = new Set(options.filter((one) => one.default).map((one) => one.value));
  const needed = item.required !== false;
  const problem = h("p", { class: "problem", role: "alert" });
  const name = freshId("group");
  const rows = options.map((one) => row(one, item.single ? 1 : 99, picked, () => { problem.textContent = ""; }, name));
  const check = () => {
    const enough = picked.size >= least || (!needed && picked.size === 0);
    if (enough && picked.size <= most) return true;
    problem.textContent = least === most ? `Choose ${least}.` : `Choose ${least} to ${most}.`;
    rows[0]?.querySelector("input").focus();
    return false;
  };
  const read = () => (item.single ? [...picked][0] ?? null : [...picked]);
  return { node: h("div", { class: "choices" }, rows, problem), group: true, check, read };
}

function tick(item) {
  const picked = new Set(item.default ? ["on"] : []);
  const node = row({ value: "on", label: "Yes" }, 2, picked, () => {});
  return { node, group: true, read: () => picked.has("on") };
}

function upload(item, id, help) {
  const node = h("input", {
    id, type: "file", class: "text", multiple: (item.max_values ?? 1) > 1, required: item.required !== false,
    "aria-describedby": help,
  });
  return { node, read: () => Promise.all([...node.files].map(readFile)) };
}

// A file as {name, data}, data in base64.
export function readFile(file) {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.addEventListener("load", () => resolve({ name: file.name, data: reader.result.split(",")[1] ?? "" }));
    reader.addEventListener("error", () => reject(reader.error));
    reader.readAsDataURL(file);
  });
}
