// A forum: its posts as a list, and a small form for a new one.
import { tryTo, whileDisabled } from "./acting.js";
import { byId, fill, h } from "./dom.js";
import { memberName, placeName, state } from "./state.js";
import { brief } from "./times.js";
import { words } from "./words.js";

const startOf = (id) => Number((BigInt(id) >> 22n) + 1420070400000n);

export function showForum(channel) {
  const posts = [...state.channels.values()].filter((one) => one.parent_id === channel.id)
    .sort((a, b) => (BigInt(a.id) < BigInt(b.id) ? 1 : -1));
  const cards = posts.map((post) => h("li", {}, h("button", { class: "post", type: "button", data: { openChannel: post.id } },
    h("b", {}, post.name), h("span", { class: "soft" }, memberName(post.owner_id), " · ", brief(startOf(post.id))))));
  fill(byId("stage"), h("div", { class: "forum" }, channel.topic && h("p", { class: "soft" }, channel.topic),
    channel.can.send && postForm(channel),
    h("ol", { "aria-label": placeName(channel) }, cards.length ? cards : h("li", { class: "empty" }, words.emptyForum))));
}

function postForm(channel) {
  const title = h("input", { class: "text", id: "post-title", required: true, maxlength: 100 });
  const text = h("textarea", { class: "text", id: "post-text", required: true, rows: 3 });
  const send = h("button", { class: "button primary", type: "submit" }, words.newPost);
  const form = h("form", {}, h("label", { for: "post-title" }, words.postTitle), title, h("label", { for: "post-text" }, words.postText), text,
    send);
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const made = await whileDisabled(send, () =>
      tryTo("thread", { channel: channel.id, message: null, name: title.value, content: text.value }));
    if (made?.id) byId("page").dispatchEvent(new CustomEvent("go", { detail: { channel: made.id } }));
  });
  return h("details", { class: "container" }, h("summary", {}, words.newPost), form);
}
