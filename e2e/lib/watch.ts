// What a page does behind a test's back: callbacks that the browser runs for it, and calls into the program.

import type { Page } from "@playwright/test";

interface Watched {
  runs: Record<string, number>; // callbacks run and exports called, by kind
  waiting: Record<string, Set<unknown>>; // frames and timers that were asked for and are still to come, by kind
  frame: typeof requestAnimationFrame; // the browser's own
}

/** Counts from now on, in every page that is opened. Call it before the page is. */
export async function watch(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const watched: Watched = { runs: {}, waiting: {}, frame: requestAnimationFrame.bind(window) };
    const count = (kind: string) => (watched.runs[kind] = (watched.runs[kind] ?? 0) + 1);
    type Callback = (...args: unknown[]) => unknown;
    const w = window as unknown as Record<string, (...args: unknown[]) => unknown> & { watched: Watched };
    w.watched = watched;
    const queue = w.queueMicrotask;
    w.queueMicrotask = (f) => queue.call(window, () => (count("queueMicrotask"), (f as Callback)()));
    for (const [name, cancel] of [
      ["requestAnimationFrame", "cancelAnimationFrame"],
      ["requestIdleCallback", "cancelIdleCallback"],
      ["setTimeout", "clearTimeout"],
      ["setInterval", "clearInterval"],
    ]) {
      const waiting = (watched.waiting[name] = new Set<unknown>());
      const [ask, end] = [w[name], w[cancel]];
      w[name] = (f, ...rest) => {
        const run = (...args: unknown[]) => {
          count(name);
          if (name !== "setInterval") waiting.delete(id);
          return (f as Callback)(...args);
        };
        const id = ask.call(window, run, ...rest);
        waiting.add(id);
        return id;
      };
      w[cancel] = (id) => {
        waiting.delete(id);
        end.call(window, id);
      };
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

/** What the page waits for, by kind: nothing, when it rests. */
export function waiting(page: Page): Promise<Record<string, number>> {
  return page.evaluate(() => {
    const { waiting } = (window as unknown as { watched: Watched }).watched;
    return Object.fromEntries(Object.entries(waiting).filter(([, ids]) => ids.size > 0).map(([kind, ids]) => [kind, ids.size]));
  });
}

/** What has run within so many of the browser's frames. */
export function runsWithin(page: Page, frames: number): Promise<Record<string, number>> {
  return page.evaluate(async (frames) => {
    const { watched } = window as unknown as { watched: Watched };
    watched.runs = {};
    for (let i = 0; i < frames; i++) await new Promise(watched.frame);
    return watched.runs;
  }, frames);
}
