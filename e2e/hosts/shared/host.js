// What the host pages share. Plain JavaScript, because hosts/plain has no bundler.

export const events = ["cursor-change", "view-change", "limits-change", "history-change", "legend-toggle", "range-select", "widget-ready", "widget-error"];

export class Recorder {
  #events = new Map();

  add(id, event) {
    if (!this.#events.has(id)) this.#events.set(id, []);
    this.#events.get(id).push({ type: event.type, detail: event.detail });
  }

  take(id) {
    const events = this.#events.get(id) ?? [];
    this.#events.delete(id);
    return events;
  }
}
