// An instance of the program, kept in step with what the page set on its element.

import { drop, hold, type Holding, type Samples, type User } from "./data";
import type { WidgetMeta } from "./meta";
import type { Port, Window } from "./port";
import type { Props } from "./props";
import { runtime, type Client } from "./runtime";

export class Instance {
  id = 0; // its number; 0: there is none
  view: Window | null | undefined; // to be set; null is the whole, undefined nothing
  zoomed: Window | null = null; // what a new instance should show
  readonly #held = new Map<number, Holding>(); // data that it shows, by prop
  readonly #coming = new Map<number, Holding>(); // data on their way to it
  #dropped: Holding[] = [];

  constructor(
    private readonly meta: WidgetMeta,
    private readonly props: Props,
    private readonly owner: User & Client,
  ) {}

  // copying says that data are on their way, for the first time or because they were changed.
  get copying(): boolean {
    return this.#coming.size > 0 || [...this.#held.values()].some((holding) => holding.copying);
  }

  // bring has data copied into the program's memory and says whether all of it is there.
  bring(): boolean {
    let there = true;
    for (const i of [...this.props.dirty]) {
      if (this.meta.props[i].kind !== "data") continue;
      const source = this.props.given(i) as Samples | undefined;
      const before = this.#coming.get(i);
      if (before && before.source !== source) this.#forgetComing(i, before);
      if (!source) continue;
      const holding = hold(source, this.owner);
      this.#coming.set(i, holding);
      if (holding.refused) {
        this.props.refused.push({ ...holding.refused, prop: this.meta.props[i].name });
        this.props.dirty.delete(i);
        this.#forgetComing(i, holding);
      } else if (holding.handle === 0) {
        there = false;
      }
    }
    return there;
  }

  #forgetComing(i: number, holding: Holding): void {
    this.#coming.delete(i);
    if (this.#held.get(i) !== holding) drop(holding, this.owner);
  }

  // mount makes the instance, for the place that a Go program has offered (0: none); false when the program has no such
  // widget.
  mount(port: Port, token: number): boolean {
    const id = port.mount(this.meta.tag, token);
    if (id < 0) return false;
    this.id = id;
    runtime.byId.set(id, this.owner);
    if (this.view === undefined && this.zoomed) this.view = this.zoomed;
    return true;
  }

  // tell sets what is dirty.
  tell(port: Port): void {
    for (const i of this.props.dirty) this.#set(port, i);
    this.props.dirty.clear();
    port.update(this.id);
    if (this.view !== undefined) this.#setView(port, this.view);
    this.view = undefined;
  }

  #set(port: Port, i: number): void {
    const { name, kind } = this.meta.props[i];
    const value = this.props.given(i);
    let taken = true;
    if (kind === "data") {
      const before = this.#held.get(i);
      const now = this.#coming.get(i);
      this.#coming.delete(i);
      this.#held.delete(i);
      if (now) {
        this.#held.set(i, now);
        taken = port.setData(this.id, i, now.handle);
      } else {
        port.reset(this.id, i);
      }
      if (before && before !== now) this.#dropped.push(before);
    } else if (value === undefined) port.reset(this.id, i);
    else if (typeof value === "number") taken = port.setNumber(this.id, i, value);
    else if (typeof value === "boolean") taken = port.setBool(this.id, i, value);
    else if (typeof value === "string") taken = port.setText(this.id, i, value);
    if (!taken) this.props.refused.push({ prop: name, value: String(value), allowed: kind });
  }

  #setView(port: Port, view: Window | null): void {
    if (view === null) port.resetView(this.id);
    else if (!port.setView(this.id, view)) {
      this.props.refused.push({ prop: "view", value: JSON.stringify(view), allowed: viewAllowed });
      return;
    }
    this.zoomed = view;
  }

  // dropOld gives back data that are no longer shown.
  dropOld(): void {
    for (const holding of this.#dropped.splice(0)) drop(holding, this.owner);
  }

  // end closes the instance; what the page set stays.
  end(): void {
    this.dropOld();
    for (const holding of [...this.#held.values(), ...this.#coming.values()]) drop(holding, this.owner);
    const { id } = this;
    this.lost();
    if (id === 0) return;
    runtime.call(this.owner, (port) => port.unmount(id));
    runtime.byId.delete(id);
  }

  // lost is for an instance that has died with its program.
  lost(): void {
    this.id = 0;
    this.#held.clear();
    this.#coming.clear();
    this.#dropped = [];
  }
}

export const viewAllowed = "{x: [lo, hi], y: [lo, hi]} with lo < hi, positive on a logarithmic axis";
