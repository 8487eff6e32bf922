// Choosing who to be.
import { byId, fill, h } from "./dom.js";
import { face } from "./people.js";
import { state } from "./state.js";
import { words } from "./words.js";

// Where a person sits; "place" is "channel" or "channel/message".
export function personAddress(id, place = "") {
  const address = new URL(location.href);
  address.search = `?as=${id}`;
  address.hash = place;
  return address.href;
}

export function showPicker(onChoose) {
  const dialog = byId("picker");
  const roles = [...new Set(state.people.map((person) => person.role))];
  const card = (person) => h("li", {}, h("a", {
    class: "person", href: personAddress(person.id), "aria-current": person.id === state.me?.id ? "true" : null,
    onclick: (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      dialog.close();
      onChoose(person.id);
    },
  }, face(person.id, person.name), h("span", {}, h("b", {}, person.name), person.about && h("span", { class: "soft" }, person.about))),
  h("a", { class: "new-tab", href: personAddress(person.id), target: "_blank", title: words.newTab, "aria-label": `${person.name}, ${words.newTab}` }, "↗"));
  const cancel = () => dialog.close();
  fill(dialog, h("h2", { id: "picker-title" }, words.pickTitle), h("p", { class: "soft" }, words.pickText),
    roles.map((role) => h("section", {}, h("h3", { class: "places-title" }, role),
      h("ul", { class: "cards" }, state.people.filter((one) => one.role === role).map(card)))),
    state.me && h("div", { class: "dialog-foot" }, h("button", { class: "button secondary", type: "button", onclick: cancel }, words.close)));
  dialog.oncancel = (event) => { if (!state.me) event.preventDefault(); };
  if (!dialog.open) dialog.showModal();
}
