// Deleting the versions that no page shows any more.

import { isPage, pinCache, pinURL, sinceOf } from "./pins";
import { current, listOf, locked, prefix } from "./site";

export {};

declare const self: ServiceWorkerGlobalScope;

// arriving is for how long a page may be pinned before it counts as one of the clients, in milliseconds.
const arriving = 60_000;

// clean leaves alone what is not this worker's to judge: it does nothing while a newer version is being kept, or is kept
// and about to take over. That one cleans when it has.
export async function clean(): Promise<void> {
  await locked(async () => {
    const used = await usedVersions();
    for (const name of await caches.keys()) {
      if (!name.startsWith(prefix) || used.has(name)) continue;
      if (isLatest() && (await listOf(await caches.open(name)))) await caches.delete(name);
    }
  }, true);
}

function isLatest(): boolean {
  const { installing, waiting } = self.registration;
  return !installing && !waiting && self.serviceWorker?.state !== "redundant";
}

// usedVersions are this one and those that pages show. Pins of pages that are gone are deleted.
async function usedVersions(): Promise<Set<string>> {
  const live = new Set((await self.clients.matchAll({ includeUncontrolled: true, type: "all" })).map((c) => pinURL(c.id)));
  const pins = await caches.open(pinCache);
  const used = new Set([current]);
  for (const request of await pins.keys()) {
    const pin = await pins.match(request);
    if (!pin) continue;
    const cacheName = await pin.text();
    const young = Date.now() - sinceOf(request) < arriving;
    if (live.has(new URL(request.url).pathname) || (young && isPage(request))) used.add(cacheName);
    // Pages of this version stay pinned: one that the browser keeps frozen for going back to is not a client meanwhile.
    else if (cacheName !== current && !young) await pins.delete(request);
  }
  return used;
}
