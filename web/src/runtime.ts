// The one runtime of a page: the program that computes and draws all widgets, started when the first element needs it,
// and started again from the kept module should it die. It stands between elements, which only record what they are
// given, and the program's exports, which must never nest.

import { StartError, messageOf } from "./errors";
import { Frames, type Painter } from "./frames";
import { type Asked, imports } from "./imports";
import type { Port } from "./port";
import { Pool, type PoolConfig } from "./pool";
import { pump } from "./pump";
import { type Program, type Running, type Source, compile, run } from "./start";

// Client is an element, as the runtime sees it.
export interface Client extends Painter {
  readonly id: string; // of the element
  deliver(name: string, detail: unknown): void; // an event of its instance
  lost(): void; // the program is gone, its instance with it; a new program is on its way
  fail(error: Error): void; // its instance brought the program down, or no program will come
}

export interface Config extends PoolConfig {
  wasmUrl?: string | URL;
  wasmModule?: WebAssembly.Module | PromiseLike<WebAssembly.Module>;
}

export const config: Config = {};

// A program that dies this often within as many milliseconds is not started again.
const mostDeaths = 3;
const deathsWithin = 10_000;

class Runtime {
  readonly clients = new Set<Client>(); // all that have, or wait for, an instance
  readonly byId = new Map<number, Client>();
  define: (tag: string) => void = () => {};
  memoryLost: () => void = () => {};

  // An answer that comes when the program has died, or has no use for it any more, is dropped.
  readonly #pool = new Pool(config, (job, out) => this.call(null, (port) => port.offloaded(job, out)));

  #running: Running | null = null;
  #starting: Promise<void> | null = null;
  #again: (() => Promise<Running>) | null = null; // starts the same program once more; null where the host must do it
  readonly #frames = new Frames();
  #events: [number, string, unknown][] = [];
  #delivering = false;
  #deaths: number[] = [];

  // start makes the program run, and resolves when it does.
  start(): Promise<void> {
    this.#starting ??= this.#load();
    return this.#starting;
  }

  // retry forgets a failed start.
  retry(): void {
    if (!this.#running && this.#failed) {
      this.#starting = null;
      this.#failed = false;
    }
  }

  #failed = false;

  get running(): boolean {
    return this.#running !== null && !this.#running.dead;
  }

  // inside says that code of the program is on the stack, so that no export may be called.
  get inside(): boolean {
    return this.#running?.inside ?? false;
  }

  async #load(): Promise<void> {
    try {
      const module = await (config.wasmModule ??
        compile(fetch(config.wasmUrl ?? new URL("./elements.wasm", import.meta.url))));
      this.#again = () => this.#run(module, ["elements"], {});
      await this.#again();
    } catch (error) {
      this.#failed = true;
      throw error;
    }
  }

  // adopt runs a program of the page's own, whose widgets the elements of this page are then.
  adopt(source: Source, argv: string[], env: Record<string, string>): Promise<Program> {
    const started = (async () => {
      const module = source instanceof WebAssembly.Module ? source : await compile(source);
      return this.#run(module, argv, env);
    })();
    const starting = started.then(() => {});
    starting.catch(() => (this.#failed = true));
    this.#starting = starting;
    return started;
  }

  async #run(module: WebAssembly.Module, argv: string[], env: Record<string, string>): Promise<Running> {
    const asked: Asked = {
      wake: (id) => {
        const client = this.byId.get(id);
        if (client) this.requestFrame(client);
      },
      work: () => pump(this.#work),
      queued: () => queueMicrotask(() => this.#fetchEvents()),
      define: (tag) => queueMicrotask(() => this.define(tag)),
      offload: (make) => this.#pool.offload(make),
    };
    let running: Running | null = null;
    running = await run(
      module,
      argv,
      env,
      (port) => imports(asked, port),
      () => running && this.#died(running, null),
    );
    this.#running = running;
    return running;
  }

  // call runs f with the port, and delivers the events that f caused; undefined when no program runs. f must run
  // nothing of the page's, and throw nothing of its own: an exception means that the program has died in midstream.
  call<T>(client: Client | null, f: (port: Port) => T): T | undefined {
    const running = this.#running;
    const port = running?.port;
    if (!running || !port || running.dead) return undefined;
    if (running.inside) throw new Error("sonde: this cannot be asked while the program runs; ask in a task of its own");
    running.enter();
    let result: T | undefined;
    try {
      result = f(port);
      this.#events.push(...port.events());
    } catch (error) {
      this.#died(running, client, error as Error);
      return undefined;
    } finally {
      running.leave();
    }
    if (running.dead) this.#died(running, client);
    this.#deliver();
    return result;
  }

  // #fetchEvents is for events that the program queued by itself, without being called.
  #fetchEvents(): void {
    if (this.#running && !this.#running.inside) this.call(null, () => {});
  }

  // #deliver dispatches events in order. Listeners may call the program again: what that causes comes after.
  #deliver(): void {
    if (this.#delivering) return;
    this.#delivering = true;
    try {
      for (let event = this.#events.shift(); event; event = this.#events.shift()) {
        const [id, name, detail] = event;
        this.byId.get(id)?.deliver(name, detail);
      }
    } finally {
      this.#delivering = false;
    }
  }

  #work = (): boolean => this.call(null, (port) => port.run()) ?? false;

  // requestFrame has the client called before the next repaint.
  requestFrame(client: Client): void {
    this.#frames.request(client);
  }

  // flushFrames is for a page that is hidden while a frame is awaited.
  flushFrames(document: Document): void {
    this.#frames.flush(document);
  }

  // #died starts a new program in place of one that trapped or exited, and tells the elements. The one whose call it
  // was is not mounted again: it would do the same.
  #died(running: Running, client: Client | null, error?: Error): void {
    if (this.#running !== running) return;
    this.#running = null;
    const { panic, id } = running.end();
    const culprit = client ?? this.byId.get(id) ?? null;
    this.byId.clear();
    this.memoryLost();
    this.#pool.end();
    this.#events = [];
    const now = performance.now();
    // A widget that panics does so once, until somebody tries again: that is no reason to give up the others.
    if (!panic || !culprit) this.#deaths = [...this.#deaths.filter((t) => now - t < deathsWithin), now];
    const why = panic || (error ? messageOf(error) : "");
    const stopped = new StartError("exit", `The program that draws this has stopped${why ? `: ${why}` : ""}.`);
    const reason = panic && culprit ? new Error(panic) : stopped;

    if (this.#again && this.#deaths.length <= mostDeaths) {
      this.#starting = this.#again().then(() => {});
      this.#starting.catch(() => (this.#failed = true));
      for (const client of [...this.clients]) {
        client.lost();
        if (client === culprit) client.fail(reason);
      }
      return;
    }
    this.#starting = Promise.reject(reason);
    this.#starting.catch(() => (this.#failed = true));
    for (const client of [...this.clients]) {
      client.lost();
      client.fail(reason);
    }
  }
}

export const runtime = new Runtime();
