// A page's long work in the hand of a test: slices of it run when the test says so, by a clock that goes on by as much
// as the test says whenever it is read.

import type { Page } from "@playwright/test";

interface Pump {
  held: (() => void)[]; // slices asked for while it is closed: one at most
  closed: boolean;
  asked: number; // slices, so far
  reads: number; // pieces of files, so far
  tick: number; // ms
}

/** Puts it into every page that is opened from now on. It is open, and the clock is the browser's. */
export async function holdPump(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const pump: Pump = { held: [], closed: false, asked: 0, reads: 0, tick: 0 };
    Object.assign(window, { pump });
    // web/src/pump.ts posts null to itself for each slice.
    const post = MessagePort.prototype.postMessage as (...args: unknown[]) => void;
    MessagePort.prototype.postMessage = function (...args: unknown[]) {
      if (args[0] !== null) return post.apply(this, args);
      pump.asked++;
      const slice = () => post.apply(this, args);
      if (pump.closed) pump.held.push(slice);
      else slice();
    };
    const slice = Blob.prototype.slice;
    Blob.prototype.slice = function (...args) {
      pump.reads++;
      return slice.apply(this, args);
    };
    const now = performance.now.bind(performance);
    let ahead = 0;
    performance.now = () => now() + (ahead += pump.tick);
  });
}

/** Has the clock go on by so many milliseconds whenever it is read. */
export const tick = (page: Page, ms: number) => page.evaluate((ms) => void ((window as unknown as { pump: Pump }).pump.tick = ms), ms);

export const close = (page: Page) => page.evaluate(() => void ((window as unknown as { pump: Pump }).pump.closed = true));

/** How many slices were asked for, how many of these are held, and how many pieces of files were read. */
export const counts = (page: Page) =>
  page.evaluate(() => {
    const { asked, held, reads } = (window as unknown as { pump: Pump }).pump;
    return { asked, held: held.length, reads };
  });

/** Lets go of the slice that is held, if one is, and waits until it has run. */
export async function step(page: Page): Promise<void> {
  await page.evaluate(
    () =>
      new Promise((done) => {
        for (const slice of (window as unknown as { pump: Pump }).pump.held.splice(0)) slice();
        const { port1, port2 } = new MessageChannel(); // whose messages come after
        port1.onmessage = () => setTimeout(done);
        port2.postMessage("after");
      }),
  );
}

/** Lets slice after slice go until an element has a text that begins so. */
export async function stepUntil(page: Page, selector: string, begin: string): Promise<void> {
  for (;;) {
    if ((await page.locator(selector).textContent())?.startsWith(begin)) return;
    await step(page);
  }
}
