// The element, for all widgets: it owns the props, and keeps an instance of the program in step with them.
//
// Setters and callbacks of the element only record. The program is called from a microtask (commit), from a frame, or
// from a pointer event, because whoever touches the DOM may do so with the program's own code on the stack.

import { Aside } from "./aside";
import { refresh, type User } from "./data";
import { StartError, textOf } from "./errors";
import { send, setState } from "./events";
import { Instance, readView, viewAllowed, whole } from "./instance";
import type { Samples } from "./kinds";
import { fromAttribute, type Refusal, type WidgetMeta } from "./meta";
import { windowOf } from "./observers";
import { listen } from "./pointer";
import type { PointerKind, Values, Window } from "./port";
import { Progress } from "./progress";
import { attributeMap, Props } from "./props";
import { runtime, type Client } from "./runtime";
import { Surface } from "./surface";

// Base is HTMLElement where there is one: under Node the class is defined, and does nothing.
const Base: typeof HTMLElement = globalThis.HTMLElement ?? (class {} as unknown as typeof HTMLElement);

// What is drawn in another size may want work, and that be drawn: as often as is more than enough.
const mostRounds = 8;

interface Waiting {
  resolve(element: Shell): void;
  reject(error: Error): void;
}

export class Shell extends Base implements Client, User {
  static readonly meta: WidgetMeta;
  static attributeMap: Map<string, number>;

  readonly #class = this.constructor as typeof Shell;
  readonly #meta = this.#class.meta;
  readonly #props = new Props(this.#meta);
  readonly #instance = new Instance(this.#meta, this.#props, this);
  readonly #surface: Surface;
  readonly #internals: ElementInternals;
  readonly #leave: () => void; // of the pointer
  readonly #progress = new Progress(
    (busy) => {
      this.#state("busy", busy);
      this.#surface.busy(busy);
    },
    (progress) => this.#send("widget-progress", { progress }, false),
  );
  readonly #aside = new Aside(() => this.#paintAside());
  #streams = false; // something was pushed
  #early: Set<number> | null = new Set(); // props set before the class was there: they win over attributes

  #asked = false; // a commit is on its way
  #starting = false; // the program is
  #failure: Error | null = null;
  #announced = false; // widget-ready was sent
  #disposed = false; // until it is connected again
  #waiting: Waiting[] = [];

  // define registers the class, under its own tag or another one.
  static define(tag = this.meta.tag, registry: CustomElementRegistry | undefined = globalThis.customElements): void {
    if (!registry) return;
    const there = registry.get(tag);
    if (!there) return registry.define(tag, tag === this.meta.tag ? this : class extends this {});
    const version = (there as unknown as typeof Shell).meta?.version;
    if (there !== this && version !== this.meta.version) {
      console.warn(`sonde: <${tag}> is already defined, version ${version ?? "unknown"}; ${this.meta.version} is not used`);
    }
  }

  static get observedAttributes(): string[] {
    return [...attributeMap(this.meta).keys(), "instance", "aria-label"];
  }

  constructor() {
    super();
    const role = this.#meta.tag.slice(this.#meta.tag.indexOf("-") + 1).replaceAll("-", " ");
    this.#surface = new Surface(this.attachShadow({ mode: "open" }), role, {
      changed: () => this.#changed(),
      complete: (until) => this.#complete(until),
      printed: () => {
        if (!this.#failure) this.#surface.hideError();
      },
      gone: () => this.dispose(),
    });
    this.#internals = this.attachInternals();
    this.#leave = listen(this.#surface.plot, (...event) => this.#pointer(...event));
    const own = this as unknown as Record<string, unknown>;
    const early = (name: string): unknown => {
      const value = own[name];
      delete own[name];
      return value;
    };
    this.#meta.props.forEach((prop, i) => {
      if (!Object.hasOwn(this, prop.name)) return;
      this.#early?.add(i);
      this.setProp(i, early(prop.name));
    });
    if (Object.hasOwn(this, "view")) this.view = early("view") as Window;
  }

  // #shown says that a window shows the document that the element is connected to: that of a template has none.
  get #shown(): boolean {
    return this.isConnected && windowOf(this) !== null;
  }

  connectedCallback(): void {
    this.#early = null;
    if (!this.#shown) return;
    this.#disposed = false;
    this.#surface.connect();
    this.#name();
    runtime.clients.add(this);
    this.#ask();
  }

  // disconnectedCallback waits before it ends the instance: a move is a disconnect and a connect.
  disconnectedCallback(): void {
    this.#surface.disconnect();
    setTimeout(() => {
      this.#leave();
      if (!this.#shown) this.dispose();
    });
  }

  connectedMoveCallback(): void {
    this.#changed();
  }

  adoptedCallback(): void {
    this.#surface.adopt();
  }

  attributeChangedCallback(name: string, _old: string | null, value: string | null): void {
    if (name === "instance") {
      this.#instance.end();
      this.#ask();
      return;
    }
    const i = this.#class.attributeMap.get(name);
    if (i === undefined) return this.#name();
    if (this.#early?.has(i)) return;
    this.setProp(i, value === null ? undefined : fromAttribute(this.#meta.props[i], value));
  }

  // removeAttribute resets a prop even if it was set as a property alone: Vue takes a prop away by setting it to 0 or ""
  // and removing the attribute of its name.
  override removeAttribute(name: string): void {
    const i = this.hasAttribute(name) ? undefined : this.#class.attributeMap.get(name.toLowerCase());
    super.removeAttribute(name);
    if (i !== undefined) this.setProp(i, undefined);
  }

  // getProp and setProp are the accessors of all props, by number.
  getProp(index: number): unknown {
    return this.#props.get(index);
  }

  setProp(index: number, value: unknown): void {
    if (!this.#props.set(index, value)) return;
    if (this.#meta.props[index].name === "label") this.#name();
    this.#ask();
  }

  // ready resolves when everything set so far is computed and shown.
  get ready(): Promise<this> {
    if (this.#failure) return Promise.reject(this.#failure);
    return new Promise((resolve, reject) => {
      this.#waiting.push({ resolve: resolve as (element: Shell) => void, reject });
      this.#ask();
    });
  }

  // view is what is shown of the data; setting it emits nothing, null shows all.
  get view(): Window | null {
    const { id, view, zoomed } = this.#instance;
    if (view !== undefined && (view === null || whole(view))) return view as Window | null;
    if (id === 0 || runtime.inside) return whole(zoomed) ? zoomed : null;
    const now = runtime.call(this, (port) => port.view(id));
    return now ? { ...now, ...view } : null;
  }

  set view(view: Partial<Window> | null | undefined) {
    const wanted = readView(view);
    if (wanted === undefined) this.#props.refused.push({ prop: "view", value: textOf(view), allowed: viewAllowed });
    // What is set of one axis goes with what was set of the other one in the same task.
    else this.#instance.view = wanted && { ...this.#instance.view, ...wanted };
    this.#ask();
  }

  // values are the numbers shown, copied; null before there are any. Work under way is finished first.
  values(): Values | null {
    if (this.#asked && !runtime.inside) this.#commit();
    if (this.#instance.id === 0) return null;
    return runtime.call(this, (port) => port.values(this.#instance.id)) ?? null;
  }

  // pixelOf is where a point of the data stands, in CSS pixels of the element.
  pixelOf(x: number, y: number): { x: number; y: number } | null {
    if (this.#asked && !runtime.inside) this.#commit();
    if (this.#instance.id === 0) return null;
    const point = runtime.call(this, (port) => port.pixelOf(this.#instance.id, x, y));
    return point ? this.#surface.fromElement(point) : null;
  }

  // progress is how far the work behind the picture has come, 0 to 1; 1 when there is none.
  get progress(): number {
    return this.#progress.value;
  }

  // pushSamples are the methods that append data, by number. The array is the page's again when it returns.
  pushSamples(method: number, samples: unknown): void {
    if (this.#disposed || this.#failure) return;
    this.#streams = true;
    if (!this.#instance.push(method, samples, !this.#asked)) this.#ask();
    else if (this.#props.refused.length > 0) this.#sayRefused();
  }

  // refresh shows data whose array was changed in place.
  refresh(): void {
    this.#meta.props.forEach((prop, i) => {
      const source = prop.kind === "data" ? this.#props.given(i) : undefined;
      if (source) this.#later(() => refresh(source as Samples));
    });
  }

  // retry starts again after a failure.
  retry(): void {
    runtime.retry();
    for (const client of [...runtime.clients]) {
      if (client === this || (client as Shell).#failure instanceof StartError) (client as Shell).#recover();
    }
  }

  #recover(): void {
    this.#failure = null;
    this.#surface.hideError();
    this.#state("error", false);
    this.#ask();
  }

  // dispose gives back all that the program holds for this element. Connected again, the element starts anew.
  dispose(): void {
    this.#disposed = true;
    this.#streams = false;
    this.#aside.forget();
    this.#instance.forgetPushes();
    this.#progress.set(1);
    this.#later(() => {
      this.#instance.end();
      runtime.clients.delete(this);
    });
  }

  // #later does something at once, or as soon as the program's code is no longer on the stack.
  #later(f: () => void): void {
    if (runtime.inside) setTimeout(f);
    else f();
  }

  // #ask has the program told what was recorded, once for all that is set in one task.
  #ask(): void {
    if (this.#asked) return;
    this.#asked = true;
    queueMicrotask(() => {
      if (this.#asked) this.#commit();
    });
  }

  #commit(): void {
    this.#asked = false;
    if (!this.#shown || this.#disposed || this.#failure) return;
    if (!runtime.running) return this.#start();
    const instance = this.#instance;
    const fresh = instance.id === 0;
    if (fresh) this.#props.soil();
    if (!instance.bring()) return this.#progress.set(0);
    const token = Number(this.getAttribute("instance")) || 0;
    const told = runtime.call(this, (port) => {
      if (fresh && !instance.mount(port, token)) return false;
      if (fresh) this.#surface.forget();
      this.#surface.sync(port, instance.id);
      instance.tell(port);
      return true;
    });
    if (told === false) this.fail(new Error(`The program of this page has no widget ${this.#meta.tag}.`), "load");
    instance.dropOld();
    this.#sayRefused();
    this.#changed();
  }

  #start(): void {
    if (this.#starting) return;
    this.#starting = true;
    this.#state("loading", true);
    runtime.start().then(
      () => {
        this.#starting = false;
        this.#state("loading", false);
        this.#ask();
      },
      (error: Error) => {
        this.#starting = false;
        this.#state("loading", false);
        if (this.#shown) this.fail(error);
      },
    );
  }

  dataReady(samples: Samples): void {
    this.#meta.props.forEach((_prop, i) => {
      if (this.#props.given(i) === samples) this.#props.dirty.add(i);
    });
    this.#ask();
  }

  // #changed asks for a frame.
  #changed(): void {
    if (this.#instance.id !== 0) runtime.requestFrame(this);
  }

  frame(): void {
    this.#paint();
  }

  // #paint brings instance and canvases up to date, and says whether everything that was set is shown.
  #paint(): boolean {
    const id = this.#instance.id;
    if (id === 0 || this.#failure) return true;
    let progress = 1;
    let fresh = false; // and out of sight
    const settled = runtime.call(this, (port) => {
      this.#surface.sync(port, id);
      if (!this.#surface.visible) {
        port.rest(id);
        progress = port.progress(id);
        fresh = port.fresh(id);
        return port.settled(id);
      }
      const frame = port.frame(id);
      if (!frame) return false;
      try {
        this.#surface.paint(frame, port.memory); // here, because the lists are valid until the next call
      } catch (error) {
        console.error("sonde:", error);
      }
      progress = port.progress(id);
      return frame.settled;
    });
    if (this.#instance.id !== id) return true;
    this.#progress.set(this.#instance.copying ? 0 : progress);
    const size = this.#surface.pixels;
    if (fresh && size > 0 && this.#aside.ask(settled === true && !this.#streams, size)) return false;
    if (settled) this.#settle();
    return settled ?? true;
  }

  // #paintAside paints a picture that is out of sight.
  #paintAside(): void {
    if (this.#surface.pixels > 0) this.#surface.aside(() => this.#paint());
    this.#changed(); // it is out of sight again
  }

  // #complete computes and paints all that is to be seen before it returns, because the page is about to be printed. What
  // cannot be had by then says so in the picture.
  #complete(until: number): void {
    if (runtime.inside || this.#failure || !this.#shown) return;
    if (this.#asked) this.#commit();
    this.#instance.finishCopies();
    if (this.#asked) this.#commit();
    const { id } = this.#instance;
    if (id === 0) return this.#surface.showError("This picture is not drawn yet.", null);
    for (let round = 0; round < mostRounds; round++) {
      const left = until - performance.now();
      runtime.call(this, (port) => port.finish(id, Math.max(left, 0)));
      if (this.#paint() || left <= 0) return;
    }
  }

  // #settle tells those who wait, unless something was set meanwhile.
  #settle(): void {
    if (this.#asked || this.#instance.copying) return;
    if (!this.#announced) {
      this.#announced = true;
      this.#state("ready", true);
      this.#send("widget-ready", { version: this.#meta.version }, false);
    }
    for (const { resolve } of this.#waiting.splice(0)) resolve(this);
  }

  #pointer(kind: PointerKind, ...rest: [number, number, number, number, number, number]): number {
    if (this.#instance.id === 0 || this.#failure || runtime.inside) return 0;
    return runtime.call(this, (port) => port.pointer(this.#instance.id, kind, ...rest)) ?? 0;
  }

  // deliver dispatches an event of the instance.
  deliver(name: string, detail: unknown): void {
    if (name === "widget-error") {
      const error = detail as Refusal & { message: string; phase: string };
      if (error.phase === "panic") this.fail(new Error(error.message));
      else this.#complain(error);
      return;
    }
    if (name === "view-change") this.#instance.zoomed = detail as Window;
    this.#send(name, detail, true);
  }

  #sayRefused(): void {
    for (const { prop, value, allowed } of this.#props.refused.splice(0)) {
      this.#complain({ prop, value, allowed, message: `${prop} is ${value}; allowed: ${allowed}`, phase: "update" });
    }
  }

  // #complain sends a widget-error. A page that does not handle it (preventDefault) finds it on the console.
  #complain(detail: object): void {
    if (this.#send("widget-error", detail, false)) console.warn(`${this.#meta.tag}: ${(detail as Error).message}`);
  }

  // fail shows words instead of a picture until retry is called.
  fail(error: Error, phase = error instanceof StartError && error.kind !== "exit" ? "load" : "panic"): void {
    if (this.#failure) return;
    this.#failure = error;
    this.#later(() => this.#instance.end());
    this.#state("ready", false);
    this.#state("error", true);
    this.#announced = false;
    this.#instance.forgetPushes();
    this.#progress.set(1);
    this.#surface.showError(error.message, () => this.retry());
    for (const { reject } of this.#waiting.splice(0)) reject(error);
    this.#send("widget-error", { prop: null, value: null, allowed: null, message: error.message, phase }, false);
  }

  // lost is called when the program has died; another one is on its way.
  lost(): void {
    this.#instance.lost();
    this.#ask();
  }

  #send(name: string, detail: unknown, user: boolean): boolean {
    return send(this, name, detail, user);
  }

  #state(name: string, on: boolean): void {
    setState(this.#internals, name, on);
  }

  // #name gives the plot its accessible name: the author's, else the label, else what it is.
  #name(): void {
    const i = this.#meta.props.findIndex((prop) => prop.name === "label");
    const label = i >= 0 ? String(this.#props.get(i) ?? "") : "";
    this.#surface.name(this.getAttribute("aria-label") || label || this.#meta.tag);
  }
}
