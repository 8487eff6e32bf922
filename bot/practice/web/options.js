// The form of a chosen command: one labelled field for each option, by its type.
import { askTo, tryTo } from "./acting.js";
import { optionsOf } from "./components.js";
import { byId, fill, freshId, h } from "./dom.js";
import { readFile } from "./modal.js";
import { localized } from "./state.js";
import { words } from "./words.js";

export function showForm(leaf, channel) {
  const form = byId("command-form");
  const values = {};
  const context = { channel, path: leaf.path, values };
  const close = () => { form.hidden = true; form.replaceChildren(); byId("composer-text").focus(); };
  fill(form, h("p", { class: "slash-name" }, leaf.title, " ", h("span", { class: "soft" }, leaf.about)),
    h("div", { class: "option-fields" }, leaf.options.map((option) => fieldFor(option, context))),
    h("div", { class: "dialog-foot" },
      h("button", { class: "button secondary", type: "button", onclick: close }, words.cancel),
      h("button", { class: "button primary", type: "submit" }, words.send)));
  form.onkeydown = (event) => { if (event.key === "Escape") close(); };
  form.onsubmit = async (event) => {
    event.preventDefault();
    const { values: options, ...where } = context;
    if (await tryTo("slash", { ...where, options }) !== undefined) close();
  };
  form.hidden = false;
  form.querySelector("input, select")?.focus();
}

function fieldFor(option, context) {
  const id = freshId("option");
  const node = control(option, id, context);
  const note = option.required ? words.required : words.optional;
  return h("div", { class: "option-field" },
    h("label", { for: id }, localized(option, "name"), h("span", { class: "soft" }, ` (${note})`)), node,
    h("p", { class: "soft", id: `${id}-help` }, localized(option, "description")));
}

function control(option, id, context) {
  const common = { id, class: "text", required: option.required, "aria-describedby": `${id}-help`, autocomplete: "off" };
  const keep = (value) => {
    if (value === "" || value === null || Number.isNaN(value)) delete context.values[option.name];
    else context.values[option.name] = value;
  };
  if (option.autocomplete) return suggesting(option, common, context, keep);
  if (option.choices?.length) return picker(option.choices.map((one) => [one.value, localized(one, "name")]), common, keep);
  return (plain[option.type] ?? plain[3])(option, common, keep);
}

const entity = (kind) => (option, common, keep) =>
  picker(optionsOf({ type: kind, channel_types: option.channel_types }).map((one) => [one.value, one.label]), common, keep);

const plain = {
  3: (option, common, keep) => typed("text", { ...common, minlength: option.min_length, maxlength: option.max_length }, keep),
  4: (option, common, keep) => typed("number", { ...common, step: 1, min: option.min_value, max: option.max_value }, (text) => keep(text && Number.parseInt(text, 10))),
  5: (option, common, keep) => picker([[true, "True"], [false, "False"]], common, keep),
  6: entity(5), 7: entity(8), 8: entity(6), 9: entity(7),
  10: (option, common, keep) => typed("number", { ...common, step: "any", min: option.min_value, max: option.max_value }, (text) => keep(text && Number.parseFloat(text))),
  11: (option, common, keep) => {
    const node = h("input", { ...common, type: "file" });
    node.addEventListener("change", async () => keep(node.files[0] ? await readFile(node.files[0]) : null));
    return node;
  },
};

function typed(type, common, keep) {
  const node = h("input", { ...common, type });
  node.addEventListener("input", () => keep(node.value));
  return node;
}

function picker(pairs, common, keep) {
  const node = h("select", common, h("option", { value: "" }, words.chooseOne),
    pairs.map(([, label], at) => h("option", { value: at }, label)));
  node.addEventListener("change", () => keep(node.value === "" ? null : pairs[Number(node.value)][0]));
  return node;
}

// A text field with suggestions that the bot makes while one types.
function suggesting(option, common, context, keep) {
  const listId = freshId("suggestions");
  const box = h("div", { class: "suggestions", role: "listbox", id: listId, hidden: true });
  const node = h("input", { ...common, type: "text", role: "combobox", "aria-controls": listId, "aria-expanded": "false", "aria-autocomplete": "list" });
  const read = (text) => (option.type === 3 ? text : Number(text));
  let at = -1;
  let asked = 0;
  const close = () => { box.hidden = true; at = -1; node.setAttribute("aria-expanded", "false"); };
  const choose = (choice) => { node.value = localized(choice, "name"); keep(choice.value); close(); };
  const show = (choices) => {
    fill(box, choices.map((choice) => h("div", { role: "option", class: "slash-item", id: freshId("suggestion"),
      onpointerdown: (event) => { event.preventDefault(); choose(choice); } }, localized(choice, "name"))));
    box.hidden = !choices.length;
    box.choices = choices;
    at = -1;
    node.setAttribute("aria-expanded", String(choices.length > 0));
  };
  const offer = async () => {
    const mine = (asked += 1);
    const { values: options, ...where } = context;
    const found = await askTo("autocomplete", { ...where, options, focused: option.name, value: node.value }).catch(() => []);
    if (mine === asked && document.activeElement === node) show(found ?? []);
  };
  const move = (step) => {
    at = (at + step + box.children.length) % box.children.length;
    [...box.children].forEach((child, index) => child.setAttribute("aria-selected", String(index === at)));
    node.setAttribute("aria-activedescendant", box.children[at]?.id ?? "");
  };
  node.addEventListener("input", () => { keep(node.value === "" ? "" : read(node.value)); offer(); });
  node.addEventListener("focus", offer);
  node.addEventListener("blur", close);
  node.addEventListener("keydown", (event) => {
    if (box.hidden) return;
    if (event.key === "ArrowDown") move(1);
    else if (event.key === "ArrowUp") move(-1);
    else if (event.key === "Enter" && at >= 0) choose(box.choices[at]);
    else if (event.key === "Escape") { event.stopPropagation(); close(); }
    else return;
    event.preventDefault();
  });
  return h("div", { class: "combo" }, node, box);
}
