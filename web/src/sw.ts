// The service worker of a site. It keeps the whole site in a cache named by its version, and answers
// each page, for as long as that page lives, from the version that the page came from. So the app
// starts offline, an update takes effect at the next load, and no page sees files of two versions.

export {}; // so that self below is this file's, typed for a service worker

declare const self: ServiceWorkerGlobalScope & { sondeSite: SiteFiles };

// SiteFiles is put in front of this script by web/site.
interface SiteFiles {
  version: string;
  pages: Record<string, string>; // path -> integrity of its HTML
  files: Record<string, string>; // path -> address with the content's hash in it
  later: string[]; // those addresses that are kept when they are first used
}

const { version, pages, files, later } = self.sondeSite;
const prefix = "site-version-";
const current = prefix + version;
const pinCache = "site-pins";
const filesKey = "/site-files"; // where a version's cache keeps its own list of files

self.addEventListener("install", (event) => event.waitUntil(install()));
self.addEventListener("activate", (event) => event.waitUntil(dropUnused()));
self.addEventListener("message", (event) => {
  const source = event.source;
  if (source instanceof Client) event.waitUntil(greet(source.id, event.data?.version));
});
self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== self.location.origin) return;
  const answer = request.mode === "navigate" ? navigate : subresource;
  event.respondWith(answer(event, url.pathname));
});

// install fetches all or nothing. Addresses carry the content's hash, and pages are checked against
// theirs, so a server that is replaced meanwhile makes the installation fail, not a mixture.
async function install(): Promise<void> {
  const now = Object.values(files).filter((address) => !later.includes(address));
  const requests = now.map((address) => new Request(address));
  for (const [path, integrity] of Object.entries(pages)) {
    requests.push(new Request(path, { integrity, cache: "no-cache" }));
  }
  try {
    const cache = await caches.open(current);
    await cache.addAll(requests);
    await cache.put(filesKey, new Response(JSON.stringify(files)));
  } catch (error) {
    await caches.delete(current);
    throw error;
  }
  // Pages of the version before stay with it (see pin), so there is nothing to wait for.
  await self.skipWaiting();
}

// greet pins a page that was loaded before this worker controlled it.
async function greet(client: string, itsVersion: unknown): Promise<void> {
  if (typeof itsVersion === "string" && (await caches.has(prefix + itsVersion))) {
    await pin(client, prefix + itsVersion);
    if (itsVersion === version) await self.clients.claim();
  }
  await dropUnused();
}

// navigate answers with this version, and with its first page when a path is neither known here nor
// answered by the server: the program shows what it shows for a route that it does not have.
async function navigate(event: FetchEvent, path: string): Promise<Response> {
  const cache = await caches.open(current);
  let response = await keptIn(cache, path);
  if (!response) {
    try {
      return await fetch(event.request);
    } catch {
      response = await keptIn(cache, Object.keys(pages)[0]);
    }
  }
  await pin(event.resultingClientId, current);
  return response ?? fetch(event.request);
}

async function subresource(event: FetchEvent, path: string): Promise<Response> {
  const cacheName = await pinOf(event.clientId);
  if (cacheName && (await caches.has(cacheName))) {
    await pin(event.resultingClientId, cacheName); // the request may start a worker of the page
    const cache = await caches.open(cacheName);
    return (await keptIn(cache, path)) ?? fetchAndKeep(event, cache, path);
  }
  return fetch(event.request);
}

// fetchAndKeep fetches, and keeps what belongs to the version but was not fetched when it was installed.
async function fetchAndKeep(event: FetchEvent, cache: Cache, path: string): Promise<Response> {
  const response = await fetch(event.request);
  if (response.ok && Object.values(await filesOf(cache)).includes(path)) {
    event.waitUntil(cache.put(path, response.clone()));
  }
  return response;
}

// keptIn finds a page, an address with a hash, or a plain path such as /recordings/heart.csv.
async function keptIn(cache: Cache, path: string): Promise<Response | undefined> {
  const list = await filesOf(cache);
  const address = Object.hasOwn(list, path) ? list[path] : path;
  return cache.match(address, { ignoreVary: true });
}

// filesOf is the list of a version's files, which its cache keeps.
async function filesOf(cache: Cache): Promise<Record<string, string>> {
  return (await (await cache.match(filesKey))?.json()) ?? {};
}

// pin notes which version a page came from. It is kept in a cache, since a worker may be stopped at
// any time and loses its variables; pinned spares reading it for every request.
const pinned = new Map<string, string>();

async function pin(client: string, cacheName: string): Promise<void> {
  // Writing again what is there would hide it for a moment: put() removes before it adds.
  if (!client || (await pinOf(client)) === cacheName) return;
  pinned.set(client, cacheName);
  await (await caches.open(pinCache)).put(pinURL(client), new Response(cacheName));
}

async function pinOf(client: string): Promise<string | undefined> {
  if (!client || pinned.has(client)) return pinned.get(client);
  const cacheName = await (await (await caches.open(pinCache)).match(pinURL(client)))?.text();
  if (cacheName) pinned.set(client, cacheName);
  return cacheName;
}

function pinURL(client: string): string {
  return `/${pinCache}/${encodeURIComponent(client)}`;
}

// dropUnused deletes the versions that no page shows any more, and the pins of pages that are gone.
async function dropUnused(): Promise<void> {
  const live = new Set((await self.clients.matchAll({ includeUncontrolled: true, type: "all" })).map((c) => pinURL(c.id)));
  const pins = await caches.open(pinCache);
  const used = new Set([current]);
  for (const request of await pins.keys()) {
    const cacheName = await (await pins.match(request))?.text();
    if (cacheName === undefined) continue;
    if (live.has(new URL(request.url).pathname)) {
      used.add(cacheName);
    } else if (cacheName !== current) {
      // A page of the current version may be pinned before it counts as live, so those stay.
      await pins.delete(request);
    }
  }
  for (const name of await caches.keys()) {
    if (name.startsWith(prefix) && !used.has(name)) await caches.delete(name);
  }
}
