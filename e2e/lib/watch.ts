// What a page does behind a test's back: callbacks that the browser runs for it, and calls into the program.

import type { Page } from "@playwright/test";

interface Watched {
  runs: Record<string, number>; // callbacks run and exports called, by kind
}

/** Counts from now on, in every page that is opened. Call it before the page is. */
export async function watch(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const watched: Watched = { runs: {} };
    const count = (kind: string) => (watched.runs[kind] = (watched.runs[kind] ?? 0) + 1);
    const w = window as unknown as Record<string, (f: unknown, ...rest: unknown[]) => unknown> & { watched: Watched };
    w.watched = watched;
    Object.assign(window, { later: setTimeout.bind(window) }); // a timer of the test's own
    for (const name of ["requestAnimationFrame", "requestIdleCallback", "setTimeout", "setInterval", "queueMicrotask"]) {
      const original = w[name];
      w[name] = (f, ...rest) => original.call(window, typeof f === "function" ? (...args: unknown[]) => (count(name), f(...args)) : f, ...rest);
    }
    const post = MessagePort.prototype.postMessage as (...args: unknown[]) => void;
    MessagePort.prototype.postMessage = function (...args: unknown[]) {
      count("postMessage");
      post.apply(this, args);
    };

    type Export = (...args: unknown[]) => unknown;
    const counted = (f: Export) => (...args: unknown[]) => (count("export"), f(...args));
    const wrap = (instance: WebAssembly.Instance): WebAssembly.Instance => {
      const exports = Object.entries(instance.exports).map(([name, x]) => [name, typeof x === "function" ? counted(x as Export) : x]);
      return Object.create(instance, { exports: { value: Object.fromEntries(exports) } });
    };
    const start = WebAssembly.instantiate as (...args: unknown[]) => Promise<WebAssembly.Instance>;
    WebAssembly.instantiate = (async (...args: unknown[]) => wrap(await start(...args))) as unknown as typeof WebAssembly.instantiate;
  });
}

/** What has run while the page did nothing for so many milliseconds. */
export function runsWithin(page: Page, ms: number): Promise<Record<string, number>> {
  return page.evaluate(async (ms) => {
    const w = window as unknown as { watched: Watched; later: typeof setTimeout };
    w.watched.runs = {};
    await new Promise((done) => w.later(done, ms));
    return w.watched.runs;
  }, ms);
}
