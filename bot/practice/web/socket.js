// One websocket per tab. Requests are numbered and answered; everything else is an event.
export class Line {
  constructor(onEvent, onState) {
    this.onEvent = onEvent;
    this.onState = onState;
    this.waiting = new Map();
    this.number = 0;
    this.tries = 0;
  }

  open(person) {
    this.person = person;
    const address = new URL("practice/socket", location.href);
    address.protocol = location.protocol === "https:" ? "wss:" : "ws:";
    address.search = person ? `?as=${encodeURIComponent(person)}` : "";
    const socket = new WebSocket(address);
    this.socket = socket;
    socket.addEventListener("open", () => { this.tries = 0; this.onState(true); });
    socket.addEventListener("message", (event) => this.hear(JSON.parse(event.data)));
    socket.addEventListener("close", () => { if (socket === this.socket) this.reopen(); });
  }

  reopen() {
    for (const { reject } of this.waiting.values()) reject(new Error("offline"));
    this.waiting.clear();
    this.onState(false);
    this.tries += 1;
    setTimeout(() => this.open(this.person), Math.min(500 * this.tries, 5000));
  }

  change(person) {
    const old = this.socket;
    this.open(person);
    old?.close();
  }

  hear(frame) {
    if (frame.re === undefined) { this.onEvent(frame.t, frame.d); return; }
    const pending = this.waiting.get(frame.re);
    this.waiting.delete(frame.re);
    if (!pending) return;
    if (frame.ok) pending.resolve(frame.d);
    else pending.reject(new Error(frame.error));
  }

  ask(what, body = {}) {
    return new Promise((resolve, reject) => {
      if (this.socket?.readyState !== WebSocket.OPEN) { reject(new Error("offline")); return; }
      this.number += 1;
      this.waiting.set(this.number, { resolve, reject });
      this.socket.send(JSON.stringify({ id: this.number, do: what, d: body }));
    });
  }
}
