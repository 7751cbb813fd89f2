// Answering pages, each from the version it came from.

import { fetchWhole } from "../whole";
import { repair } from "./install";
import { pin, pinOf, versionOf } from "./pins";
import { type SiteFiles, addressOf, current, isPlain, keptIn, listOf, missing, prefix, servedFiles, site } from "./site";

// navigate answers with this version. The network answers where this version can't answer alone: the path is not its own, files
// of it are gone, or the server has no longer the program of the page. What the server sends then is whole too.
export async function navigate(event: FetchEvent, path: string): Promise<Response> {
  const cache = await caches.open(current);
  const address = addressOf(site, path);
  const whole = (await missing(cache)).length === 0;
  if (!whole) event.waitUntil(repair().catch(() => {}));
  if (!address || !whole || (await programIsGone(cache, address))) {
    try {
      return await fetch(event.request);
    } catch {
      // Without a network the program shows what it shows for a route that it does not have.
    }
  }
  await pin(event.resultingClientId, current, "page");
  return (await keptIn(cache, address ?? Object.keys(site.pages)[0])) ?? fetch(event.request);
}

// programIsGone reports whether a page's program was never kept and the server, which has another version, has it no more.
async function programIsGone(cache: Cache, page: string): Promise<boolean> {
  const program = site.programs[page];
  if (!program || (await keptIn(cache, program))) return false;
  try {
    return (await fetch(program, { method: "HEAD" })).status === 404;
  } catch {
    return false;
  }
}

// subresource answers with the page's version. An address with a hash may come from anywhere; a plain path means another file
// in each version, so it is answered from the page's own or not at all.
export async function subresource(event: FetchEvent, path: string): Promise<Response> {
  const cacheName = (await pinOf(event.clientId)) ?? (isPlain(path) ? await askedName(event.clientId) : undefined);
  if (!cacheName) return fetch(event.request);
  await pin(event.resultingClientId, cacheName, "worker"); // the request may start a worker of the page
  const kept = cacheName === current || (await caches.has(cacheName));
  const cache = kept ? await caches.open(cacheName) : undefined;
  const list = cacheName === current ? site : cache && (await listOf(cache));
  if (!cache || !list) return isPlain(path) ? fromServer(cacheName, path) : fetch(event.request);
  const address = addressOf(list, path);
  if (!address) return fetch(event.request);
  return (await keptIn(cache, address)) ?? fetchAndKeep(event, cache, list, address);
}

// withoutStorage answers where the browser's storage fails: the server does, as without a worker.
export async function withoutStorage(event: FetchEvent, path: string): Promise<Response> {
  const plain = event.request.mode !== "navigate" && isPlain(path);
  return plain ? fromServer(await askedName(event.clientId), path) : fetch(event.request);
}

// fromServer is what a plain path means in a version that is not kept here: the server's file if it has that version, as for a
// page that came from there, and else nothing.
async function fromServer(cacheName: string | undefined, path: string): Promise<Response> {
  try {
    const served = await servedFiles();
    const address = prefix + served.version === cacheName && addressOf(served, path);
    if (address) return await fetchWhole(address, served.integrity[address]);
  } catch {
    // No network, or no site.
  }
  return Response.error();
}

async function askedName(client: string): Promise<string | undefined> {
  const version = await versionOf(client);
  return version && `${prefix}${version}`;
}

// fetchAndKeep fetches what belongs to the version but was not fetched when it was installed, or is gone.
async function fetchAndKeep(event: FetchEvent, cache: Cache, list: SiteFiles, address: string): Promise<Response> {
  try {
    const response = await fetchWhole(address, list.integrity[address] ?? list.pages[address]);
    event.waitUntil(cache.put(address, response.clone()));
    return response;
  } catch {
    // Only who wants to know what is wrong gets to see it.
    return event.request.cache === "no-store" ? fetch(event.request) : Response.error();
  }
}
