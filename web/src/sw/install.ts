// Installing this version, and completing it again when files of it are gone: browsers and people delete caches.

import { fetchWhole } from "../whole";
import { current, listKey, listOf, locked, missing, prefix, site } from "./site";

export {};

declare const self: ServiceWorkerGlobalScope;

// install keeps all of this version or fails, and then the version before stays as it is. What was kept until then stays
// too: every entry was checked, so the next attempt goes on from there.
export async function install(): Promise<void> {
  await locked(async () => {
    await dropUnfinished();
    await fill();
  });
  // Pages of the version before stay with it (see pins.ts), so there is nothing to wait for.
  await self.skipWaiting();
}

// repair completes the cache of this version, which has been installed.
export async function repair(): Promise<void> {
  if ((await missing(await caches.open(current))).length > 0) await locked(fill);
}

// fill fetches what is missing, checked, and looks again by name: somebody may have deleted the cache meanwhile.
async function fill(): Promise<void> {
  for (let attempt = 0; attempt < 3; attempt++) {
    const cache = await caches.open(current);
    const wanted = await missing(cache);
    if (wanted.length === 0) return;
    await Promise.all(wanted.filter((address) => address !== listKey).map(async (address) => {
      const page = site.pages[address];
      await cache.put(address, await (page ? fetchWhole(address, page, "no-cache") : fetchWhole(address, site.integrity[address])));
    }));
    await cache.put(listKey, new Response(JSON.stringify(site)));
  }
  throw new Error(`the cache ${current} does not keep what is put into it`);
}

// dropUnfinished deletes what installations of other versions left behind. They are over, since installations come one
// after the other; only here is it certain.
async function dropUnfinished(): Promise<void> {
  for (const name of await caches.keys()) {
    if (name.startsWith(prefix) && name !== current && !(await listOf(await caches.open(name)))) await caches.delete(name);
  }
}
