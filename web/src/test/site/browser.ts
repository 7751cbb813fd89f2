// The browser's part of the world: updates of the worker, and pages that load, start and ask for more. And the server, with
// versions of a small site.

import { createHash } from "node:crypto";
import { type Ask, Reply, Worker, World, origin, sha384 } from "./world";

// Version is what a server holds of a version: what it answers for each path, as web/site makes it.
export class Version {
  readonly answers = new Map<string, Reply>();
  readonly hashed: string[] = [];

  constructor(readonly name: string, script: string) {
    const files: Record<string, string> = {};
    const integrity: Record<string, string> = {};
    const contents = { "boot.js": `boot of ${name}`, "site.css": "style of all", "app.wasm": `app of ${name}`, "plots.wasm": `plots of ${name}`, "note.txt": `note of ${name}` };
    for (const [file, body] of Object.entries(contents)) {
      const [stem, ext] = file.split(".");
      const address = `/${stem}.${createHash("sha256").update(body).digest("hex").slice(0, 8)}.${ext}`;
      files[`/${file}`] = address;
      integrity[address] = sha384(body);
      this.hashed.push(address);
      this.answers.set(`/${file}`, new Reply(body, { headers: { "Cache-Control": "no-cache" } }));
      this.answers.set(address, new Reply(body, { headers: { "Cache-Control": "public, max-age=31536000, immutable" } }));
    }
    const programs = { "/": files["/app.wasm"], "/plots": files["/plots.wasm"] };
    const pages: Record<string, string> = {};
    for (const [path, program] of Object.entries(programs)) {
      const needs = [files["/site.css"], files["/boot.js"], program].map((address) => [address, integrity[address]]);
      const html = JSON.stringify({ version: name, needs });
      pages[path] = sha384(html);
      this.answers.set(path, new Reply(html, { headers: { "Cache-Control": "no-cache" } }));
    }
    const list = { version: name, pages, programs, files, integrity, later: [files["/plots.wasm"]] };
    this.answers.set("/sw.js", new Reply(`self.sondeSite=${JSON.stringify(list)};\n${script}`));
  }
}

// Page is what a tab shows.
export interface Page {
  id: string;
  state: "loading" | "started" | "broken" | "closed";
  version: string;
  why: string;
}

export class Browser {
  readonly world: World;
  readonly pages: Page[] = [];
  #count = 0;
  #updates: Promise<unknown> = Promise.resolve();

  constructor(choose: (n: number) => number, serve: (path: string) => Reply | null) {
    this.world = new World(choose, serve);
  }

  // open navigates a new tab.
  open(path: string): Page {
    const page: Page = { id: `client-${++this.#count}`, state: "loading", version: "", why: "" };
    this.pages.push(page);
    this.#load(page, path).catch((error: Error) => {
      if (page.state === "loading") Object.assign(page, { state: "broken", why: error.message });
    });
    return page;
  }

  close(page: Page): void {
    page.state = "closed";
    this.world.clients.delete(page.id);
  }

  // get is a page's fetch of something of the site.
  async get(page: Page, path: string, init: Partial<Ask> = {}): Promise<Reply> {
    const request: Ask = { url: origin + path, method: "GET", mode: "cors", ...init };
    const { active } = this.world.registration;
    if (!this.world.clients.get(page.id)?.controlled || !active) return this.world.op(null, () => this.world.fetch(request));
    const reply = await active.send("fetch", { request, clientId: page.id, resultingClientId: "" });
    if (!reply || reply.status === 0) throw new TypeError("Failed to fetch");
    if (request.integrity && sha384(reply.body) !== request.integrity) throw new TypeError("Failed to fetch: integrity");
    return reply;
  }

  // stop ends the worker that the choice falls on; quit ends the browser.
  stop(choice: number): void {
    const { installing, waiting, active } = this.world.registration;
    const running = [installing, waiting, active].filter((w) => w?.run);
    running[choice % (running.length || 1)]?.stop();
  }

  quit(): void {
    for (const page of this.pages) this.close(page);
    const { installing, waiting, active } = this.world.registration;
    for (const worker of [installing, waiting, active]) worker?.stop();
  }

  async #load(page: Page, path: string): Promise<void> {
    const { world } = this;
    const { active } = world.registration;
    const client = { live: false, controlled: active !== null, version: "" };
    world.clients.set(page.id, client);
    const request: Ask = { url: origin + path, method: "GET", mode: "navigate" };
    const reply = active
      ? await active.send("fetch", { request, clientId: "", resultingClientId: page.id })
      : await world.op(null, () => world.fetch(request));
    for (let steps = world.choose(20); steps > 0; steps--) await world.op(null, () => {}); // until it counts as a client
    if (page.state === "closed") return;
    client.live = true;
    this.#update();
    if (!reply?.ok) throw new Error(`status ${reply?.status}`);
    const { version, needs } = JSON.parse(reply.body) as { version: string; needs: [string, string][] };
    page.version = version;
    for (const [address, integrity] of needs) {
      // As guard.ts and boot.ts do it: what is spoiled is asked for once more.
      const got = await this.get(page, address, { integrity }).catch(() => this.get(page, address, { integrity, cache: "reload" }));
      if (!got.ok) throw new Error(`${address} answers ${got.status}`);
    }
    if (page.state !== "loading") return;
    page.state = "started";
    client.version = version;
    if (!world.registration.active) this.#update();
    this.#hello(page);
  }

  #hello(page: Page): void {
    if (page.state === "started") this.world.registration.active?.send("message", { from: page.id, data: { version: page.version } }).catch(() => {});
  }

  // #update is the browser's look for a new worker: one after the other, and each installs what it finds.
  #update(): void {
    this.#updates = this.#updates.then(() => this.#install()).catch(() => {});
  }

  async #install(): Promise<void> {
    const { world } = this;
    const { registration } = world;
    const script = await world.op(null, () => world.serve("/sw.js"));
    const newest = registration.waiting ?? registration.active;
    if (!script?.ok || script.body === newest?.script) return;
    const worker = new Worker(world, script.body);
    worker.start(); // throws when it is not a script
    Object.assign(worker, { state: "installing" });
    registration.installing = worker;
    try {
      await worker.send("install");
    } catch (error) {
      worker.state = "redundant";
      worker.stop();
      throw error;
    } finally {
      registration.installing = null;
      if (worker.state === "installing") registration.waiting = worker;
    }
    worker.state = "installed";
    if (worker.skips || !registration.active) await this.#activate(worker);
  }

  async #activate(worker: Worker): Promise<void> {
    const { world } = this;
    const { registration } = world;
    while ((registration.active?.run?.events ?? 0) > 0) await world.op(null, () => {});
    const before = registration.active;
    Object.assign(registration, { active: worker, waiting: null });
    worker.state = "activating";
    if (before) {
      before.state = "redundant";
      before.stop();
    }
    await worker.send("activate").catch(() => {});
    worker.state = "activated";
    for (const page of this.pages) this.#hello(page);
  }
}
