// The service worker of a site. It keeps the whole site in a cache named by its version, every file checked against its
// hash, and answers each page, for as long as that page lives, from the version that the page came from. So the app
// starts offline, an update takes effect at the next load, and no page sees files of two versions.

import { clean } from "./sw/clean";
import { install, repair } from "./sw/install";
import { answered, settle } from "./sw/pins";
import { navigate, subresource } from "./sw/serve";
import { isPlain, listOf, prefix, site } from "./sw/site";

declare const self: ServiceWorkerGlobalScope;

self.addEventListener("install", (event) => event.waitUntil(install()));
self.addEventListener("activate", (event) => event.waitUntil(clean()));
self.addEventListener("message", (event) => {
  const source = event.source;
  if (source instanceof Client) event.waitUntil(greet(source.id, event.data?.version));
});
self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== self.location.origin) return;
  const answer = request.mode === "navigate" ? navigate : subresource;
  // The browser's storage may fail: then the server answers, as without a worker, but for paths that mean another file in
  // each version.
  event.respondWith(answer(event, url.pathname).catch(() => (request.mode !== "navigate" && isPlain(url.pathname) ? Response.error() : fetch(request))));
});

// greet pins a page that was loaded without this worker, or while files of its version were missing.
async function greet(client: string, version: unknown): Promise<void> {
  if (typeof version === "string") answered(client, version);
  if (version === site.version) await repair().catch((error) => console.warn("not all is kept for offline use:", error));
  const name = `${prefix}${version}`;
  if ((await caches.has(name)) && (await listOf(await caches.open(name)))) {
    await settle(client, name);
    if (version === site.version) await self.clients.claim();
  }
  await clean();
}
