// Long work is shared with Workers of the page: what is shown does not depend on whether there are any, and nothing waits
// for one.

import type { Page } from "@playwright/test";
import { origin as app } from "../lib/app";
import { address, Driver, expect, test } from "../lib/hosts";
import { picture } from "../lib/pixels";

interface Options {
  workers?: boolean;
  workerUrl?: string;
  computeUrl?: string;
}

interface Counts {
  workers: number;
  ready: number;
  jobs: number;
  done: number;
}

/** Counts what the page's Workers are given, and what they give back. */
const count = () => {
  const counts: Counts = { workers: 0, ready: 0, jobs: 0, done: 0 };
  (window as unknown as { counts: Counts }).counts = counts;
  Object.defineProperty(navigator, "hardwareConcurrency", { value: 3 });
  // Nobody gives up a Worker that is slow, or ends one that rests, because of what else the machine does.
  const later = window.setTimeout as (f: TimerHandler, ms?: number, ...rest: unknown[]) => number;
  Object.assign(window, { setTimeout: (f: TimerHandler, ms = 0, ...rest: unknown[]) => later(f, ms < 5000 ? ms : 1e9, ...rest) });
  const { Worker } = window;
  window.Worker = class extends Worker {
    constructor(...args: ConstructorParameters<typeof Worker>) {
      super(...args);
      counts.workers++;
      this.addEventListener("message", ({ data }) => data.out ? counts.done++ : counts.ready++);
    }
    override postMessage(message: { job?: number }, transfer?: unknown): void {
      counts.jobs += message.job ? 1 : 0;
      super.postMessage(message, transfer as Transferable[]);
    }
  };
};

async function open(page: Page, options: Options): Promise<Driver> {
  await page.addInitScript(count);
  const driver = await Driver.open(page, "plain");
  await page.evaluate(async (options) => {
    const module = "/plain/elements/dist/index.js";
    (await import(module)).configure(options);
  }, options);
  return driver;
}

/** Shows minutes of sweeps with clicks and gaps, and gives a number that differs when any value does. */
async function show(page: Page, minutes: number, fftSize = 2048, tag: "sonde-spectrogram" | "sonde-spectrum" = "sonde-spectrogram"): Promise<string> {
  return page.evaluate(async ([minutes, fftSize, tag]) => {
    const x = new Float32Array(minutes * 60 * 48000);
    const sweep = Float32Array.from({ length: 1e6 }, (_, i) => 0.3 * Math.sin(i * (0.02 + i / 1e6)));
    for (let at = 0; at < x.length; at += sweep.length) x.set(sweep.subarray(0, x.length - at), at);
    for (let i = 0; i < x.length; i += 99_991) x[i] += 0.5;
    x.fill(NaN, 1e6, 1.2e6);
    const el = document.createElement(tag);
    Object.assign(el, { id: "a", fftSize, overlap: 0.75, average: "welch", data: x });
    document.getElementById("a")?.remove();
    document.querySelector("main")!.append(el);
    await el.ready;
    const { y, z } = el.values()!;
    const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", (z ?? y).slice().buffer as ArrayBuffer));
    return [...hash].join(" ");
  }, [minutes, fftSize, tag] as const);
}

const counts = (page: Page) => page.evaluate(() => (window as unknown as { counts: Counts }).counts);

/** Has the page start its Workers, which may not be ready before the work that they were started for is done. */
async function warm(page: Page): Promise<void> {
  await show(page, 10, 1024);
  await expect.poll(async () => (await counts(page)).ready).toBe(2);
}

test("a spectrogram of ten minutes is the same with Workers, without, and with ones that fail", async ({ browser }) => {
  const shown: Record<string, { values: string; pixels: string; counts: Counts }> = {};
  for (const [name, options] of Object.entries<Options>({ none: { workers: false }, two: {}, failing: { workerUrl: "/plain/failing.js" } })) {
    const page = await browser.newPage();
    await open(page, options);
    if (options.workers !== false) await warm(page);
    const values = await show(page, 10);
    shown[name] = { values, pixels: await picture(page, "a"), counts: await counts(page) };
    await page.close();
  }
  expect(shown.none.counts).toEqual({ workers: 0, ready: 0, jobs: 0, done: 0 });
  expect(shown.two.counts.workers).toBe(2);
  expect(shown.two.counts.done).toBeGreaterThan(0);
  expect(shown.failing.counts.workers).toBe(2);
  expect(shown.failing.counts.jobs).toBeGreaterThan(shown.failing.counts.done);
  for (const name of ["two", "failing"]) {
    expect(shown[name].values, name).toBe(shown.none.values);
    expect(shown[name].pixels, name).toBe(shown.none.pixels);
  }
});

test("a spectrum of twenty minutes is the same with Workers and without", async ({ browser }) => {
  const shown: string[] = [];
  for (const workers of [false, true]) {
    const page = await browser.newPage();
    await open(page, workers ? {} : { workers });
    if (workers) await warm(page);
    const before = (await counts(page)).done;
    shown.push(await show(page, 20, 2048, "sonde-spectrum"));
    const { done } = await counts(page);
    if (workers) expect(done - before).toBeGreaterThan(0);
    else expect(done).toBe(0);
    await page.close();
  }
  expect(shown[1]).toBe(shown[0]);
});

for (const host of ["react raw", "vue raw"] as const) {
  test(`${host}: the bundler has carried what Workers need`, async ({ page }) => {
    await page.addInitScript(count);
    await Driver.open(page, host);
    await page.evaluate(() => window.host.mount("b", "sonde-spectrogram", {})); // which defines it
    await warm(page);
    await show(page, 10);
    expect((await counts(page)).done).toBeGreaterThan(0);
  });
}

test("short work starts no Worker", async ({ page }) => {
  await open(page, {});
  await show(page, 0.2);
  expect((await counts(page)).workers).toBe(0);
});

const hindered: [string, Options][] = [
  ["the script is not there", { workerUrl: "/plain/nowhere.js" }],
  ["compute.wasm is not there", { computeUrl: "/plain/nowhere.wasm" }],
  ["the script is of another origin", { workerUrl: "https://elsewhere.test/worker.js" }],
];

test.describe("without Workers", () => {
  test.use({ expected: /Failed to load resource|elsewhere\.test/ });

  for (const [name, options] of hindered) {
    test(`when ${name}, the page does all of the work`, async ({ page }) => {
      const said: string[] = [];
      page.on("console", (message) => message.type() === "debug" && said.push(message.text()));
      await open(page, options);
      await show(page, 10);
      expect((await counts(page)).jobs).toBe(0);
      await expect.poll(() => said).toHaveLength(1);
      expect(said[0]).toMatch(/^sonde: no Workers/);
    });
  }
});

test.describe("under a Content-Security-Policy that allows none", () => {
  test.use({ expected: /CSP violation: worker-src|Content Security Policy/ });

  test("the page does all of the work", async ({ page }) => {
    await page.route(address("plain"), async (route) => {
      const response = await route.fetch();
      const headers = response.headers();
      headers["content-security-policy"] += "; worker-src 'none'";
      await route.fulfill({ response, headers });
    });
    await open(page, {});
    await show(page, 10);
    expect((await counts(page)).done).toBe(0);
  });
});

test("elements that go while their work is away leave nothing behind", async ({ page }) => {
  const driver = await open(page, {});
  await warm(page);
  await page.evaluate(async () => {
    const el = document.getElementById("a") as HTMLElementTagNameMap["sonde-spectrogram"];
    const more = new Float32Array(10 * 60 * 48000).fill(0.1);
    const { counts } = window as unknown as { counts: Counts };
    for (let i = 0; i < 5; i++) {
      const before = counts.jobs;
      el.data = more.subarray(i); // each time anew
      while (counts.jobs === before) await new Promise((done) => setTimeout(done));
    }
    el.remove();
  });
  await expect.poll(async () => (await driver.stats()).instances).toBe(0);
  expect((await driver.stats()).handles).toBe(0);
});

// The program of a site adopts the same pool; its pages say where script and kernels are.
test("a Worker of the app's site starts, from addresses that can be kept for ever", async ({ page }) => {
  await page.goto(app);
  const said = await page.evaluate(() => {
    const { helper, kernels } = JSON.parse(document.getElementById("site-config")!.textContent!) as Record<string, string>;
    const worker = new Worker(helper, { type: "module" });
    return new Promise((resolve) => {
      worker.onmessage = ({ data }) => resolve([helper, kernels, data]);
      worker.onerror = (event) => resolve(event.message);
      worker.postMessage({ compute: new URL(kernels, document.baseURI).href });
    });
  });
  expect(said).toEqual([expect.stringMatching(/^\/worker\.[0-9a-f]{16}\.js$/), expect.stringMatching(/^\/compute\.[0-9a-f]{16}\.wasm$/), { job: 0 }]);
});
