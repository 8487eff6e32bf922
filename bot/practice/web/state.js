// What this tab knows: the server as its person sees it, and the messages of channels that were opened.
export const state = {
  title: "", people: [], me: null, guild: null, roles: new Map(), channels: new Map(), members: new Map(),
  events: [], messages: new Map(), unread: new Map(), open: null, tour: { steps: [], playing: null },
  clock: { offset: 0, due: null }, dismissed: new Set(), first: [],
};

export const now = () => Date.now() + state.clock.offset;

export function takeSnapshot(data) {
  state.title = data.title;
  state.people = data.people;
  state.me = data.me;
  state.guild = data.guild;
  state.first = data.first ?? [];
  state.messages.clear();
  state.unread.clear();
  takeStructure(data);
}

export function takeStructure(data) {
  state.guild = data.guild ?? state.guild;
  state.roles = new Map((data.roles ?? []).map((role) => [role.id, role]));
  state.channels = new Map((data.channels ?? []).map((channel) => [channel.id, channel]));
  state.members = new Map((data.members ?? []).map((member) => [member.user.id, member]));
  state.events = data.events ?? [];
}

export function takeMessage(message) {
  const list = state.messages.get(message.channel_id);
  if (!list) return false;
  const known = list.has(message.id);
  list.set(message.id, message);
  if (!known) state.messages.set(message.channel_id, ordered(list));
  return !known;
}

export function ordered(list) {
  return new Map([...list].sort(([a], [b]) => (BigInt(a) < BigInt(b) ? -1 : 1)));
}

export function memberName(id) {
  const member = state.members.get(id);
  if (member) return member.nick ?? member.user.global_name ?? member.user.username;
  const person = state.people.find((one) => one.id === id);
  return person?.name ?? "someone";
}

export function authorName(message) {
  return message.webhook_id ? message.author.username
    : state.members.get(message.author.id)?.nick ?? message.author.global_name ?? message.author.username;
}

export function channelName(channel) {
  if (!channel) return "an unknown channel";
  if (channel.type !== 1) return channel.name;
  const other = channel.recipients?.find((user) => user.id !== state.me.id);
  return other?.global_name ?? other?.username ?? "direct message";
}

export const isThread = (channel) => [10, 11, 12].includes(channel?.type);
export const isVoice = (channel) => [2, 13].includes(channel?.type);

export function placeName(channel) {
  if (channel.type === 1) return `@${channelName(channel)}`;
  return isThread(channel) ? channelName(channel) : `#${channelName(channel)}`;
}

export function topRole(id) {
  const roles = (state.members.get(id)?.roles ?? []).map((role) => state.roles.get(role)).filter((role) => role);
  return roles.sort((a, b) => b.position - a.position)[0] ?? null;
}

export const locale = () => state.me?.locale ?? "en-GB";

export function localized(thing, field) {
  const table = thing[`${field}_localizations`] ?? {};
  return table[locale()] ?? table[locale().split("-")[0]] ?? thing[field];
}
