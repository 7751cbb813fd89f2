// An instance of the program, kept in step with what the page set on its element.

import { drop, finish, hold, tooLarge, type Holding, type User } from "./data";
import { textOf } from "./errors";
import { Kind, type Numbers, type Samples, copyNumbers, fullScaleOf, isSamples, isTyped, kindOf, wrongNumber } from "./kinds";
import { refuse, type Refusal, type WidgetMeta } from "./meta";
import type { Port, Window } from "./port";
import type { Props } from "./props";
import { Pushes } from "./pushes";
import { runtime, type Client } from "./runtime";

export class Instance {
  id = 0; // its number; 0: there is none
  view: Partial<Window> | null | undefined; // to be set; null is the whole, undefined nothing
  zoomed: Partial<Window> | null = null; // what a new instance should show
  readonly #held = new Map<number, Holding>(); // data that it shows, by prop
  readonly #coming = new Map<number, Holding>(); // data on their way to it
  #dropped: Holding[] = [];
  readonly #pushes = new Pushes(); // what it could not take yet

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

  // finishCopies has all data that are on their way copied now.
  finishCopies(): void {
    for (const holding of [...this.#coming.values(), ...this.#held.values()]) finish(holding);
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
    if (this.owner.id) port.name(id, this.owner.id);
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
    this.#takePushes(port);
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

  // push appends samples by the method of a number. False: they are kept until tell, because they come after what the page
  // set before; told says that nothing of that is on its way.
  push(method: number, samples: unknown, told: boolean): boolean {
    if (!isSamples(samples)) {
      this.#refusePush(refuse({ name: this.#pushName(method) }, samples, pushAllowed));
      return told;
    }
    const kind = kindOf(samples);
    const fullScale = fullScaleOf(samples);
    let typed = samples as Numbers;
    if (!isTyped(samples)) {
      const wrong = copyNumbers((typed = new Float64Array(samples.length)), samples, 0);
      if (wrong >= 0) {
        this.#refusePush(wrongNumber(this.#pushName(method), samples, wrong));
        return told;
      }
    }
    this.#wrongPush = false;
    if (!told || this.id === 0 || this.props.dirty.size > 0 || runtime.inside || !this.#pushes.empty) {
      this.#pushes.add(method, kind, typed, fullScale);
      return false;
    }
    this.#method = method;
    this.#kind = kind;
    this.#samples = typed;
    this.#fullScale = fullScale;
    runtime.call(this.owner, this.#pushNow);
    this.#samples = nothing;
    return true;
  }

  // The push under way, in fields instead of a closure: a stream makes no garbage.
  #method = 0;
  #kind = Kind.Float32;
  #samples = nothing;
  #fullScale = 0;
  #pushNow = (port: Port): void => this.#hand(port, this.#method, this.#kind, this.#samples, this.#fullScale);
  #wrongPush = false; // the last one was refused

  // #refusePush says once what is wrong, even if it is pushed for ever.
  #refusePush(refusal: Refusal): void {
    if (!this.#wrongPush) this.props.refused.push(refusal);
    this.#wrongPush = true;
  }

  #hand(port: Port, method: number, kind: Kind, samples: Numbers, fullScale: number): void {
    if (port.push(this.id, method, kind, samples, fullScale)) return;
    this.props.refused.push(tooLarge(this.#pushName(method), samples.length, kind, port.refusal()));
  }

  // #takePushes hands on what has waited, in order.
  #takePushes(port: Port): void {
    const { lost } = this.#pushes;
    if (lost > 0) {
      const value = `${lost} samples that came before they could be taken`;
      this.props.refused.push({ prop: this.#pushName(0), value, allowed: "64 MB until then, of which the oldest are left out" });
    }
    this.#pushes.take((method, kind, samples, fullScale) => this.#hand(port, method, kind, samples, fullScale));
  }

  #pushName(method: number): string {
    return this.meta.pushes?.[method] ?? "";
  }

  forgetPushes(): void {
    this.#pushes.clear();
  }

  #setView(port: Port, view: Partial<Window> | null): void {
    if (view === null) port.resetView(this.id);
    else if (!port.setView(this.id, view)) {
      this.props.refused.push({ prop: "view", value: textOf(view), allowed: viewAllowed });
      return;
    }
    this.zoomed = view && { ...this.zoomed, ...view };
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

const pushAllowed = "an array of numbers, or a typed array of numbers";
const nothing: Numbers = new Float32Array();

export const viewAllowed = "{x: [lo, hi], y: [lo, hi]}, or one of them, with lo < hi, positive on a logarithmic axis";

// whole says whether both axes are given.
export function whole(view: Partial<Window> | null): view is Window {
  return view?.x !== undefined && view.y !== undefined;
}

// readView is a view that a page sets: of both axes or one; null for all, undefined when it is not a view.
export function readView(view: unknown): Partial<Window> | null | undefined {
  if (view === null || view === undefined) return null;
  const read: Partial<Window> = {};
  for (const axis of ["x", "y"] as const) {
    const range = (view as Partial<Window>)[axis];
    if (range === undefined || range === null) continue;
    const [lo, hi] = [Number(range[0]), Number(range[1])];
    if (range.length !== 2 || !(lo < hi)) return undefined;
    read[axis] = [lo, hi];
  }
  return read.x || read.y ? read : undefined;
}
