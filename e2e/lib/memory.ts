// The memory of the program that a page runs, whichever compiler made it.

import type { Page } from "@playwright/test";

type Keeping = { memory?: WebAssembly.Memory };

/** Has every page that is opened from now on keep it within reach of memoryOf. */
export async function keepMemory(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const start = WebAssembly.instantiate;
    WebAssembly.instantiate = (async (...args: Parameters<typeof start>) => {
      const made = (await start(...args)) as unknown as WebAssembly.Instance;
      (window as Keeping).memory ??= (made.exports.mem ?? made.exports.memory) as WebAssembly.Memory;
      return made;
    }) as unknown as typeof start;
  });
}

/** How many bytes it has. */
export const memoryOf = (page: Page): Promise<number> => page.evaluate(() => (window as Keeping).memory!.buffer.byteLength);
