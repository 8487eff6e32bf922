// The form of a chosen command: one labelled field for each option, by its type.
import { askTo, sentenceOf, whileDisabled } from "./acting.js";
import { optionsOf } from "./components.js";
import { byId, fill, freshId, h } from "./dom.js";
import { readFile } from "./modal.js";
import { localized } from "./state.js";
import { suggesting } from "./suggestions.js";
import { words } from "./words.js";

export function showForm(leaf, channel) {
  const form = byId("command-form");
  const values = {};
  const context = { channel, path: leaf.path, values, checks: [] };
  const problem = h("p", { class: "problem", role: "alert" });
  const send = h("button", { class: "button primary", type: "submit" }, words.send);
  const close = () => { form.hidden = true; form.replaceChildren(); byId("composer-text").focus(); };
  fill(form, h("p", { class: "slash-name" }, leaf.title, " ", h("span", { class: "soft" }, leaf.about)),
    h("div", { class: "option-fields" }, leaf.options.map((option) => fieldFor(option, context))),
    h("div", { class: "form-foot" }, problem,
      h("button", { class: "button secondary", type: "button", onclick: close }, words.cancel), send));
  form.onkeydown = (event) => { if (event.key === "Escape") close(); };
  form.onsubmit = (event) => {
    event.preventDefault();
    whileDisabled(send, async () => {
      problem.textContent = "";
      for (const check of context.checks) if (!await check()) return;
      try {
        await askTo("slash", { channel, path: leaf.path, options: values });
        if (problem.isConnected) close();
      } catch (error) {
        problem.textContent = sentenceOf(error);
      }
    });
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
