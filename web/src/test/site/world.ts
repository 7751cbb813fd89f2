// A world in which a service worker runs under Node: one server, one browser profile. Every call of the platform waits in
// one list, and a seeded choice says which comes next; so a seed is an interleaving, and the same one each time.

import { createHash } from "node:crypto";

export const origin = "https://site.example";

// random is mulberry32: whole numbers below n.
export function random(seed: number): (n: number) => number {
  return (n) => {
    seed = (seed + 0x6d2b79f5) | 0;
    let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return Math.floor((((t ^ (t >>> 14)) >>> 0) / 2 ** 32) * n);
  };
}

export const sha384 = (body: string) => "sha384-" + createHash("sha384").update(body).digest("base64");

// Reply stands in for Response.
export class Reply {
  readonly status: number;
  readonly headers: Headers;
  constructor(readonly body: string, init: { status?: number; headers?: Record<string, string> } = {}) {
    this.status = init.status ?? 200;
    this.headers = new Headers(init.headers);
  }
  get ok(): boolean {
    return this.status >= 200 && this.status < 300;
  }
  clone(): Reply {
    return new Reply(this.body, { status: this.status, headers: Object.fromEntries(this.headers) });
  }
  text = async () => this.body;
  json = async () => JSON.parse(this.body);
  static error(): Reply {
    return new Reply("", { status: 0 });
  }
}

export interface Ask {
  url: string;
  method?: string;
  mode?: string;
  integrity?: string;
  cache?: string;
}

// Request as the worker may make it.
class Asked implements Ask {
  readonly url: string;
  constructor(url: string, init: Partial<Ask> = {}) {
    Object.assign(this, init);
    this.url = new URL(url, origin).href;
  }
}

type Store = Map<string, Reply>; // by path and query
type Matching = { ignoreSearch?: boolean };
type Handler = (event: Record<string, unknown>) => void;

// Run is one life of a worker's script: it ends when the browser stops the worker, and what it waits for never comes.
class Run {
  dead = false;
  events = 0; // in progress
  Client = class {
    readonly type = "window";
    constructor(readonly id: string, readonly postMessage = (_: unknown): void => {}) {}
  };
  handlers = new Map<string, Handler>();
  ends: ((error: Error) => void)[] = [];
}

export class Worker {
  state = "parsed";
  skips = false;
  run: Run | null = null;
  constructor(readonly world: World, readonly script: string) {}

  // start evaluates the script, as the browser does before an event when the worker has been stopped.
  start(): Run {
    if (this.run) return this.run;
    const run = (this.run = new Run());
    const w = this.world;
    const { Client } = run;
    const op = <T>(effect: () => T) => w.op(run, effect);
    const store = (name: string, entries: Store) => ({
      match: (asked: string | Ask, how: Matching = {}) => op(() => entries.get(keysOf(entries, asked, how)[0])?.clone()),
      put: (asked: string | Ask, reply: Reply) => op(() => void entries.set(keyOf(asked), reply.clone())),
      delete: (asked: string | Ask) => op(() => entries.delete(keyOf(asked))),
      keys: (asked?: string | Ask, how: Matching = {}) => op(() => (asked ? keysOf(entries, asked, how) : [...entries.keys()]).map((key) => ({ url: origin + key }))),
      addAll: async (asked: Ask[]) => {
        const replies = await Promise.all(asked.map((a) => op(() => w.fetch(a))));
        if (replies.some((r) => !r.ok)) throw new TypeError(`${name}: a request failed`);
        await op(() => asked.forEach((a, i) => entries.set(keyOf(a), replies[i])));
      },
    });
    const self = {
      location: new URL("/sw.js", origin),
      registration: w.registration,
      serviceWorker: this,
      addEventListener: (type: string, handler: Handler) => run.handlers.set(type, handler),
      skipWaiting: () => op(() => void (this.skips = true)),
      clients: {
        get: (id: string) => op(() => (w.clients.get(id)?.live ? new Client(id, () => this.#ask(id)) : undefined)),
        matchAll: () => op(() => [...w.clients].filter(([, client]) => client.live).map(([id]) => new Client(id))),
        claim: () => op(() => w.clients.forEach((client) => client.live && (client.controlled = true))),
      },
    };
    const globals = {
      self, Client, URL, Response: Reply, Request: Asked, console: { warn() {} }, Date: { now: () => w.now },
      setTimeout: (then: () => void) => void w.later(run).then(then),
      fetch: (asked: string | Ask, init?: Partial<Ask>) => op(() => w.fetch(typeof asked === "string" ? new Asked(asked, init) : asked)),
      navigator: { locks: { request: (name: string, options: { ifAvailable?: boolean }, work: (lock: object | null) => unknown) => w.lock(run, name, options, work) } },
      caches: {
        open: (name: string) => op(() => w.stored() && store(name, w.caches.get(name) ?? w.caches.set(name, new Map()).get(name)!)),
        has: (name: string) => op(() => w.stored() && w.caches.has(name)),
        keys: () => op(() => [...w.caches.keys()]),
        delete: (name: string) => op(() => w.caches.delete(name)),
        match: (asked: string) => op(() => [...w.caches.values()].map((entries) => entries.get(keyOf(asked))).find((r) => r)?.clone()),
      },
    };
    new Function(...Object.keys(globals), this.script)(...Object.values(globals));
    return run;
  }

  // send gives the worker an event, and returns when all that the event waits for is done; for fetch, when there is an answer.
  async send(type: string, fields: Record<string, unknown> = {}): Promise<Reply | undefined> {
    const run = this.start();
    let answer: Promise<Reply> | undefined;
    const waits: Promise<unknown>[] = [];
    if (fields.from) fields.source = new run.Client(fields.from as string);
    run.events++;
    const killed = new Promise<never>((_, reject) => run.ends.push(reject));
    killed.catch(() => {});
    const all = async () => {
      run.handlers.get(type)?.({ ...fields, waitUntil: (p: Promise<unknown>) => void waits.push(p), respondWith: (p: Promise<Reply>) => void (answer = p) });
      await answer?.catch(() => {});
      for (let i = 0; i < waits.length; i++) await waits[i];
    };
    const done = Promise.race([all(), killed]).finally(() => run.events--);
    done.catch(() => {});
    if (!answer) await done;
    return answer && Promise.race([answer, killed]);
  }

  // #ask has a page say its version, as boot.ts does.
  #ask(id: string): void {
    this.world.op(null, () => {
      const { version } = this.world.clients.get(id) ?? {};
      if (version) this.send("message", { from: id, data: { version } }).catch(() => {});
    });
  }

  // stop is what browsers do to a worker at any time.
  stop(): void {
    const run = this.run;
    if (!run) return;
    this.run = null;
    run.dead = true;
    this.world.forget(run);
    for (const end of run.ends) end(new Error("the worker was stopped"));
  }
}

export interface Client {
  live: boolean; // it counts as a client
  controlled: boolean;
  version: string; // what its script answers when a worker asks; "" before it runs
}

interface Lock {
  run: Run;
  go(): void;
}

// World is all that is not the worker's own: what is pending, the network, the caches, the registration.
export class World {
  now = 1e12;
  storage = true; // the browser's works
  caches = new Map<string, Store>();
  clients = new Map<string, Client>();
  registration: { installing: Worker | null; waiting: Worker | null; active: Worker | null } = { installing: null, waiting: null, active: null };
  #pending: { run: Run | null; go(): void }[] = [];
  #timers: { run: Run | null; go(): void }[] = []; // they end when nothing else happens
  #http: Store = new Map(); // the browser's HTTP cache, of what may be kept for ever
  #locks: Lock[] = []; // the first one has the lock

  // serve answers as the server does, or the network in its place; null when there is no answer.
  constructor(readonly choose: (n: number) => number, readonly serve: (path: string) => Reply | null) {}

  op<T>(run: Run | null, effect: () => T): Promise<T> {
    return new Promise((resolve, reject) => {
      const go = () => {
        try {
          resolve(effect());
        } catch (error) {
          reject(error);
        }
      };
      if (!run?.dead) this.#pending.push({ run, go });
    });
  }

  stored(): true {
    if (this.storage) return true;
    throw new DOMException("Unexpected internal error.", "UnknownError");
  }

  later(run: Run): Promise<void> {
    return new Promise((go) => this.#timers.push({ run, go }));
  }

  forget(run: Run): void {
    this.#timers = this.#timers.filter((t) => t.run !== run);
    this.#pending = this.#pending.filter((p) => p.run !== run);
    const had = this.#locks[0]?.run === run;
    this.#locks = this.#locks.filter((lock) => lock.run !== run);
    if (had) this.#locks[0]?.go();
  }

  // step lets one pending call happen, and all that follows from it until the next calls.
  async step(): Promise<boolean> {
    const turn = () => new Promise((resolve) => setImmediate(resolve));
    if (this.#pending.length === 0) await turn(); // what was begun just now has not come to a call yet
    const next = this.#pending.splice(this.choose(this.#pending.length), 1)[0] ?? this.#timers.shift();
    next?.go();
    await turn();
    return next !== undefined;
  }

  async settle(): Promise<void> {
    for (let steps = 0; await this.step(); steps++) {
      if (steps > 5_000) throw new Error("the world does not come to rest");
    }
  }

  async lock(run: Run, _name: string, { ifAvailable }: { ifAvailable?: boolean }, work: (lock: object | null) => unknown): Promise<unknown> {
    await this.op(run, () => {});
    if (ifAvailable && this.#locks.length > 0) return work(null);
    const mine: Lock = { run, go: () => {} };
    const granted = new Promise<void>((go) => (mine.go = go));
    this.#locks.push(mine);
    if (this.#locks[0] === mine) mine.go();
    await granted;
    try {
      return await work({});
    } finally {
      this.#locks = this.#locks.filter((lock) => lock !== mine);
      this.#locks[0]?.go();
    }
  }

  // fetch is the network behind the HTTP cache, with the check of integrity.
  fetch(asked: Ask): Reply {
    const path = pathOf(asked);
    let reply = asked.cache === undefined || asked.cache === "default" ? this.#http.get(path) : undefined;
    if (!reply) {
      const answer = this.serve(path);
      if (!answer) throw new TypeError("Failed to fetch");
      reply = answer;
      if (asked.cache !== "no-store" && reply.headers.get("Cache-Control")?.includes("immutable")) this.#http.set(path, reply);
    }
    if (asked.integrity && sha384(reply.body) !== asked.integrity) throw new TypeError("Failed to fetch: integrity");
    return reply.clone();
  }
}

export function pathOf(asked: string | Ask): string {
  return new URL(typeof asked === "string" ? asked : asked.url, origin).pathname;
}

function keyOf(asked: string | Ask): string {
  const url = new URL(typeof asked === "string" ? asked : asked.url, origin);
  return url.pathname + url.search;
}

function keysOf(entries: Store, asked: string | Ask, { ignoreSearch }: Matching): string[] {
  return [...entries.keys()].filter((key) => (ignoreSearch ? pathOf(key) === pathOf(asked) : key === keyOf(asked)));
}
