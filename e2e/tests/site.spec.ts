// The service worker and the boot script of web/site, around the app's program: offline start, updates that
// never mix versions, and a program that does not load. The server is stopped and started by the tests.

import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { type BrowserContext, type Page, expect, test } from "@playwright/test";
import { freePort } from "../lib/ports";

const root = new URL("../..", import.meta.url).pathname;

class Server {
  #child: ChildProcess | null = null;
  private constructor(readonly address: string) {}

  static async start(version: string): Promise<Server> {
    const server = new Server(`localhost:${await freePort()}`);
    await server.serve(version);
    return server;
  }

  /** Replaces what is served, as a new deployment does. */
  async serve(version: string): Promise<void> {
    await this.stop();
    const child = spawn("build/e2e/twoversions", [this.address, "build/app.wasm", version], { cwd: root, stdio: ["ignore", "pipe", "inherit"] });
    this.#child = child;
    await Promise.race([
      once(child.stdout, "data"),
      once(child, "exit").then(([code]) => Promise.reject(new Error(`the server ended with ${code}`))),
    ]);
  }

  async stop(): Promise<void> {
    const child = this.#child;
    this.#child = null;
    if (!child || child.exitCode !== null) return;
    child.kill();
    await once(child, "exit");
  }

  url(path = "/"): string {
    return `http://${this.address}${path}`;
  }
}

let server: Server;
test.beforeEach(async () => {
  server = await Server.start("A");
});
test.afterEach(() => server.stop());

/** Opens a page and waits until the program has taken it over. */
async function open(context: BrowserContext, path = "/"): Promise<Page> {
  const page = await context.newPage();
  await page.goto(server.url(path));
  await expect(page.locator("#app-wasm-loader")).toHaveCount(0);
  return page;
}

/** Waits until the service worker answers for the page. */
async function kept(page: Page): Promise<void> {
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
}

const note = (page: Page) => page.evaluate(() => fetch("/note.txt").then((r) => r.text()));
const noteOfWorker = (page: Page) =>
  page.evaluate(() => new Promise((done) => (new Worker("/worker.js").onmessage = (event) => done(event.data))));
const versions = (page: Page) => page.evaluate(async () => (await caches.keys()).filter((name) => name.startsWith("site-version-")).length);

test("starts offline after the first visit", async ({ context }) => {
  const first = await open(context);
  await kept(first);
  await server.stop();

  expect(await note(first)).toBe("note of A");
  const again = await open(context, "/?file=tone#top");
  await expect(again).toHaveTitle(/./);
  expect(await note(again)).toBe("note of A");
  await open(context, "/gallery?widget=sonde-heatmap"); // a page that was never visited
  await open(context, "/no/such/page");
});

test("the program of a single page is kept when it is first used", async ({ context }) => {
  const keeps = (page: Page) =>
    page.evaluate(async () => {
      const cache = await caches.open((await caches.keys()).find((name) => name.startsWith("site-version-")) ?? "");
      return (await cache.keys()).filter((request) => request.url.includes("/plots.")).length;
    });
  const first = await open(context);
  await kept(first);
  expect(await keeps(first)).toBe(0);
  await open(context, "/plots");
  await expect.poll(() => keeps(first)).toBe(1);
  await server.stop();
  await open(context, "/plots");
});

test("an update takes effect at the next load, whole", async ({ context }) => {
  const old = await open(context);
  await kept(old);
  await server.serve("B");

  const stillOld = await open(context); // finds the update and fetches it in the background
  const announced = stillOld.waitForEvent("console", (m) => m.text().includes("updated"));
  await announced;
  expect(await versions(stillOld)).toBe(2);
  for (const page of [old, stillOld]) {
    expect(await note(page)).toBe("note of A");
    expect(await noteOfWorker(page)).toBe("note of A");
  }

  const fresh = await open(context);
  for (const [page, version] of [[fresh, "B"], [old, "A"]] as const) {
    expect(await note(page)).toBe(`note of ${version}`);
    expect(await noteOfWorker(page)).toBe(`note of ${version}`);
  }
  await stillOld.reload();
  expect(await note(stillOld)).toBe("note of B");

  await old.close();
  await fresh.reload();
  await expect.poll(() => versions(fresh)).toBe(1); // nobody shows A any more
  await server.stop();
  await fresh.reload();
  await expect(fresh.locator("#app-wasm-loader")).toHaveCount(0);
  expect(await note(fresh)).toBe("note of B");
});

test("an update that is cut short leaves the old version whole", async ({ context }) => {
  const page = await open(context);
  await kept(page);
  await server.serve("B");
  // One file of the new version cannot be fetched.
  await context.route("**/note.*.txt", (route) => route.abort());
  const failed = page.evaluate(async () => {
    const registration = await navigator.serviceWorker.ready;
    await registration.update();
    const incoming = registration.installing;
    return new Promise((done) => (incoming ? (incoming.onstatechange = () => done(incoming.state)) : done("none")));
  });
  expect(await failed).toBe("redundant");
  await page.reload();
  expect(await note(page)).toBe("note of A");
  await server.stop();
  await page.reload();
  expect(await note(page)).toBe("note of A");
});

test.describe("a program that does not load", () => {
  test.use({ serviceWorkers: "block" });
  const failures = [
    { name: "404", answer: { status: 404, contentType: "text/html", body: "not here" }, text: /404/ },
    { name: "HTML instead of wasm", answer: { contentType: "text/html", body: "<!doctype html>" }, text: /HTML.*sign in/ },
    { name: "broken wasm", answer: { contentType: "application/wasm", body: "\0asm?" }, text: /changed or cut short/ },
  ];
  for (const { name, answer, text } of failures) {
    test(name, async ({ page }) => {
      await page.route("**/app.*.wasm", (route) => route.fulfill(answer));
      await page.goto(server.url());
      const label = page.locator("#app-wasm-loader-label");
      await expect(label).toContainText("could not start");
      await expect(label).toContainText(text);
      await page.unrouteAll();
      await page.getByRole("button", { name: "Try again" }).click();
      await expect(page.locator("#app-wasm-loader")).toHaveCount(0);
    });
  }

  test("no network", async ({ page }) => {
    await page.route("**/app.*.wasm", (route) => route.abort());
    await page.goto(server.url());
    await expect(page.locator("#app-wasm-loader-label")).toContainText("network");
    await page.unrouteAll();
    await page.getByRole("button", { name: "Try again" }).click();
    await expect(page.locator("#app-wasm-loader")).toHaveCount(0);
  });
});

test("the page keeps to its Content-Security-Policy and leaves no globals of the Go runtime", async ({ page }) => {
  const said: string[] = [];
  page.on("console", (message) => said.push(message.text()));
  page.on("pageerror", (error) => said.push(String(error)));
  await page.goto(server.url());
  await expect(page.locator("#app-wasm-loader")).toHaveCount(0);
  expect(said).toEqual([]);
  expect(await page.evaluate(() => ["Go", "fs", "process", "path"].filter((name) => name in window))).toEqual([]);
});
