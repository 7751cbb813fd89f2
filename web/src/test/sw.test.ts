// The service worker against a model of the browser: one fault at a time, and 500 seeded interleavings of all that may happen.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { Browser, type Page, Version } from "./site/browser";
import { Reply, origin, random } from "./site/world";

const script = readFileSync(process.env.SW ?? "build/sw/sw.js", "utf8");

type Spoil = (reply: Reply) => Reply | null;
const spoils: Record<string, Spoil> = {
  "a portal's page": () => new Reply("<html>Sign in</html>", { headers: { "Content-Type": "text/html" } }),
  "half a body": (r) => new Reply(r.body.slice(0, r.body.length / 2), { headers: Object.fromEntries(r.headers) }),
  "a flipped bit": (r) => new Reply(r.body.slice(0, -1) + String.fromCharCode(r.body.charCodeAt(r.body.length - 1) ^ 1), { headers: Object.fromEntries(r.headers) }),
  "status 503": () => new Reply("", { status: 503 }),
  "no answer": () => null,
};

// Bench is a browser and a server whose version, and what is spoiled of it, the test has in its hand.
class Bench {
  readonly versions = ["A", "B", "C"].map((name) => new Version(name, script));
  version = this.versions[0];
  up = true;
  earlier = new Set<string>(); // addresses of earlier versions that the server keeps
  spoil: { path: RegExp; how: Spoil; times: number } | null = null;
  readonly browser: Browser;

  constructor(readonly choose = random(1), readonly keeps = false) {
    this.browser = new Browser(choose, (path) => this.#serve(path));
  }

  #serve(path: string): Reply | null {
    if (!this.up) return null;
    const kept = this.earlier.has(path) && this.versions.find((v) => v.answers.has(path))?.answers.get(path);
    const reply = this.version.answers.get(path) ?? (kept || new Reply("nothing here", { status: 404 }));
    const { spoil } = this;
    if (!spoil?.path.test(path) || spoil.times-- <= 0) return reply;
    return spoil.how(reply);
  }

  deploy(name: string): void {
    if (this.keeps) for (const address of this.version.hashed) this.earlier.add(address);
    this.version = this.versions.find((v) => v.name === name)!;
  }

  get caches(): string[] {
    return [...this.browser.world.caches.keys()].filter((name) => name.startsWith("site-version-"));
  }

  async open(path = "/"): Promise<Page> {
    const page = this.browser.open(path);
    await this.browser.world.settle();
    return page;
  }

  async read(page: Page, path = "/note.txt"): Promise<string> {
    const reply = this.browser.get(page, path).then((r) => r.body, (error: Error) => error.message);
    await this.browser.world.settle();
    return reply;
  }

  async started(version: string, path = "/"): Promise<Page> {
    const page = await this.open(path);
    assert.deepEqual([page.state, page.version, page.why], ["started", version, ""]);
    assert.equal(await this.read(page), `note of ${version}`);
    return page;
  }
}

test("the site starts offline after the first visit, and updates at the second load", async () => {
  const bench = new Bench();
  const first = await bench.started("A");
  bench.deploy("B");
  await bench.started("A");
  await bench.started("B");
  assert.equal(await bench.read(first), "note of A");
  bench.up = false;
  await bench.started("B");
});

for (const [kind, how] of Object.entries(spoils)) {
  for (const file of ["/", "/plots", "/boot", "/site", "/app", "/note"]) {
    test(`${kind} in the place of ${file} of B: A stays whole, and B comes when the server is well`, async () => {
      const bench = new Bench();
      const old = await bench.started("A");
      bench.deploy("B");
      bench.spoil = { path: new RegExp(`^${file}(\\..*)?$`), how, times: Infinity };
      await bench.open();
      if (file !== "/site") { // that one is the same in both versions, and kept by the browser
        await bench.started("A");
        assert.equal(await bench.read(old), "note of A");
      }
      bench.spoil = null;
      await bench.open();
      await bench.started("B");
      bench.up = false;
      await bench.started("B");
    });
  }

  test(`${kind} in the place of a program that is kept when it is first used: it is asked for again`, async () => {
    const bench = new Bench();
    await bench.started("A");
    bench.spoil = { path: /^\/plots\./, how, times: Infinity };
    assert.equal((await bench.open("/plots")).state, "broken");
    bench.spoil = null;
    await bench.started("A", "/plots");
    bench.up = false;
    await bench.started("A", "/plots");
  });
}

test("greetings to the old worker leave alone what the new one has kept so far", async () => {
  const bench = new Bench();
  await bench.started("A");
  bench.deploy("B");
  const { world } = bench.browser;
  bench.browser.open("/");
  for (let steps = 0; await world.step(); steps++) {
    if (world.registration.installing && steps % 20 === 0) for (const page of bench.browser.pages) world.registration.active!.send("message", { from: page.id, data: { version: "A" } });
  }
  await bench.started("B");
  bench.up = false;
  await bench.started("B");
});

for (const what of ["every cache", "the cache of the version", "one file", "the list of files"]) {
  test(`an installed version repairs itself: ${what} is gone`, async () => {
    const bench = new Bench();
    await bench.started("A");
    const { caches } = bench.browser.world;
    if (what === "every cache") caches.clear();
    else if (what === "the cache of the version") caches.delete("site-version-A");
    else caches.get("site-version-A")!.delete(what === "one file" ? [...caches.get("site-version-A")!.keys()].find((k) => k.startsWith("/app"))! : "/site-files");
    await bench.started("A");
    bench.up = false;
    await bench.started("A");
  });
}

test("a page whose pin was deleted is asked for its version", async () => {
  const bench = new Bench();
  const old = await bench.started("A");
  bench.deploy("B");
  await bench.open();
  bench.browser.world.caches.delete("site-pins");
  bench.browser.stop(0); // it knows the pins of its own life
  assert.equal(await bench.read(old), "note of A");
});

test("a page whose version was deleted gets nothing for a plain path, and never another version's file", async () => {
  const bench = new Bench();
  const old = await bench.started("A");
  bench.deploy("B");
  await bench.open();
  bench.browser.world.caches.delete("site-version-A");
  assert.equal(await bench.read(old), "Failed to fetch");
  await bench.started("B");
});

test("where the browser's storage fails, pages come from the server", async () => {
  const bench = new Bench();
  const old = await bench.started("A");
  bench.deploy("B");
  bench.browser.world.storage = false;
  bench.browser.stop(0);
  const page = await bench.open();
  assert.deepEqual([page.state, page.version], ["started", "B"]);
  assert.equal(await bench.read(page), "note of B");
  assert.equal(await bench.read(old), "Failed to fetch");
  bench.browser.world.storage = true;
  await bench.open();
  await bench.started("B");
});

test("a page that is not of the site gets plain paths from the server", async () => {
  const bench = new Bench();
  const page = await bench.started("A");
  bench.browser.world.caches.delete("site-pins");
  bench.browser.stop(0);
  bench.browser.world.clients.get(page.id)!.version = "";
  bench.deploy("B");
  assert.equal(await bench.read(page), "note of B");
});

for (const keeps of [false, true]) {
  test(`after a deployment, a program loaded on demand starts; the server ${keeps ? "keeps" : "does not keep"} earlier files`, async () => {
    const bench = new Bench(random(1), keeps);
    await bench.started("A");
    bench.deploy("B");
    const page = await bench.started(keeps ? "A" : "B", "/plots");
    assert.equal(await bench.read(page), `note of ${page.version}`);
  });
}

test("a page of the old version gets its program from the server, or nothing, and never the new one", async () => {
  const bench = new Bench();
  const old = await bench.started("A");
  bench.deploy("B");
  assert.doesNotMatch(await bench.read(old, "/plots.wasm"), /of B/);
  assert.equal(bench.browser.world.caches.get("site-version-A")!.has("/plots.wasm"), false);
});

test("versions that nobody shows are deleted, and what a stopped installation left", async () => {
  const bench = new Bench();
  const first = await bench.started("A");
  bench.deploy("B");
  bench.spoil = { path: /^\/app\./, how: () => null, times: Infinity };
  const second = await bench.open();
  bench.spoil = null;
  bench.deploy("C");
  const third = await bench.open();
  for (const page of [first, second, third]) bench.browser.close(page);
  bench.browser.world.now += 3600_000;
  await bench.started("C");
  assert.deepEqual(bench.caches, ["site-version-C"]);
});

test("a page that has its HTML and is not a client yet keeps its version", async () => {
  const bench = new Bench();
  const { world } = bench.browser;
  bench.browser.close(await bench.started("A"));
  const html = world.registration.active!.send("fetch", { request: { url: `${origin}/`, method: "GET", mode: "navigate" }, clientId: "", resultingClientId: "x" });
  await world.settle();
  assert.match((await html)!.body, /"version":"A"/);
  bench.deploy("B");
  bench.browser.close(await bench.open());
  bench.browser.close(await bench.started("B"));
  assert.deepEqual(bench.caches.sort(), ["site-version-A", "site-version-B"]);
  world.now += 3600_000;
  await bench.started("B");
  assert.deepEqual(bench.caches, ["site-version-B"]);
});

// One interleaving: some thirty things happen while others are still going on, and at most one answer is spoiled.
async function interleave(seed: number): Promise<void> {
  const choose = random(seed);
  const bench = new Bench(choose, choose(2) === 0);
  const { browser } = bench;
  const { world } = browser;
  const reads: Promise<void>[] = [];
  const seen: string[] = [];
  let whole = true; // nobody has deleted anything
  const kinds = Object.values(spoils);
  const paths = [/^\/$/, /^\/plots$/, /^\/boot/, /^\/site/, /^\/app/, /^\/plots\./, /^\/note/, /^\/sw/];
  const spoilAt = choose(30);

  // read asks for what has the version in it, as long as the page is one that a worker answers for.
  const read = (page: Page, path: string): void => {
    const pinned = [...(world.caches.get("site-pins") ?? [])].find(([key]) => key.startsWith(`/site-pins/${page.id}?`) || key === `/site-pins/${page.id}`)?.[1].body;
    if (page.state !== "started" || !world.clients.get(page.id)?.controlled) return;
    if (pinned && pinned !== `site-version-${page.version}`) seen.push(`${page.id} of ${page.version} is pinned to ${pinned}`);
    reads.push(browser.get(page, path).then(
      (r) => {
        if (r.ok && !r.body.endsWith(` of ${page.version}`)) seen.push(`${page.id} of ${page.version} reads ${r.body}`);
      },
      (error: Error) => {
        if (whole && pinned && path === "/note.txt" && !/stopped/.test(error.message)) seen.push(`${page.id} of ${page.version} can't read ${path}: ${error.message}`);
      },
    ));
  };
  const one = () => browser.pages.filter((p) => p.state === "started")[choose(8)];
  const actions: (() => void)[] = [
    () => void browser.open("/"),
    () => void browser.open("/"),
    () => void browser.open("/plots"),
    () => bench.deploy("ABC"[choose(3)]),
    () => bench.deploy("ABC"[choose(3)]),
    () => (one() ? read(one() ?? browser.pages[0], "/note.txt") : undefined),
    () => browser.pages.filter((p) => p.state === "started").forEach((p) => read(p, choose(4) ? "/note.txt" : "/plots.wasm")),
    () => (one() ? browser.close(one() ?? browser.pages[0]) : undefined),
    () => browser.stop(choose(3)),
    () => (choose(4) === 0 ? browser.quit() : undefined),
    () => void (bench.up = choose(4) !== 0),
    () => void (world.now += choose(120_000)),
    () => {
      if (choose(4) || world.caches.size === 0) return;
      whole = false;
      const name = [...world.caches.keys()][choose(world.caches.size)];
      const entries = [...world.caches.get(name)!.keys()];
      if (choose(2)) world.caches.delete(name);
      else if (entries.length > 0) world.caches.get(name)!.delete(entries[choose(entries.length)]);
    },
  ];
  for (let i = 0; i < 30; i++) {
    if (i === spoilAt) {
      const path = paths[choose(paths.length)];
      // Nothing can check the worker's own script: the browser replaces it when it looks again.
      const how = kinds[path.source === "^\\/sw" ? [0, 1, 3, 4][choose(4)] : choose(kinds.length)];
      bench.spoil = { path, how, times: 1 };
    }
    actions[choose(actions.length)]();
    for (let steps = choose(choose(3) ? 40 : 400); steps > 0 && (await world.step()); steps--);
  }

  bench.up = true;
  bench.spoil = null;
  await world.settle();
  const last = bench.version.name;
  for (let load = 0; load < 3; load++) {
    const page = await bench.open();
    if (page.state !== "started") seen.push(`load ${load + 1} on a well server: ${page.why}`);
    if (load > 0 && page.version !== last) seen.push(`load ${load + 1} shows ${page.version}, the server has ${last}`);
    const note = await bench.read(page);
    if (note !== `note of ${page.version}` && load > 0) seen.push(`load ${load + 1} of ${page.version} reads ${note}`);
    world.now += 3600_000;
  }
  bench.up = false;
  const offline = await bench.open();
  if (offline.state !== "started" || offline.version !== last) seen.push(`offline: ${offline.state} ${offline.version} ${offline.why}`);
  assert.deepEqual(seen, [], `seed ${seed}`);
}

test("500 seeded interleavings: never a mix of versions, never a dead app once the server is well", async () => {
  const failed: string[] = [];
  for (let seed = 1; seed <= 500; seed++) {
    await interleave(seed).catch((error: Error) => failed.push(`seed ${seed}: ${error.message}`));
  }
  assert.equal(failed.length, 0, `${failed.length} of 500\n${failed.slice(0, 5).join("\n")}`);
});
