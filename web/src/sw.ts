// The service worker of a site. It keeps the whole site in a cache named by its version, every file checked against its
// hash, and answers each page, for as long as that page lives, from the version that the page came from. So the app
// starts offline, an update takes effect at the next load, and no page sees files of two versions.

import { clean } from "./sw/clean";
import { install, repair } from "./sw/install";
import { answered, settle } from "./sw/pins";
import { navigate, subresource, withoutStorage } from "./sw/serve";
import { listOf, prefix, site } from "./sw/site";

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
  event.respondWith(answer(event, url.pathname).catch(() => withoutStorage(event, url.pathname)));
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
