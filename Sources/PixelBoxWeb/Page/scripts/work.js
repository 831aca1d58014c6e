// What the server is doing: reading pictures, how far it is, how long it will take. Told by server-sent events.

export class Work extends EventTarget {
  /** The latest state: `{ state, stage, source, scanned, pictures, rate, remaining, share, skipped, report, problem }`. */
  state = { state: "idle" };

  start() {
    this.events = new EventSource("/api/events");
    this.events.addEventListener("work", (event) => {
      const before = this.state;
      this.state = JSON.parse(event.data);
      this.dispatchEvent(new Event("change"));
      if (before.state !== "idle" && this.state.state === "idle") this.dispatchEvent(new Event("finished"));
    });
    this.events.addEventListener("library", () => this.dispatchEvent(new Event("library")));
  }

  get isBusy() { return this.state.state === "working" || this.state.state === "stopping"; }
}
