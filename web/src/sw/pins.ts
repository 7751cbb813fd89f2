// Which version each page came from. It is kept in a cache, since a worker may be stopped at any time and loses its
// variables; pinned spares reading it for every request.

export {}; // so that self below is this file's, typed for a service worker

declare const self: ServiceWorkerGlobalScope;

export const pinCache = "site-pins";

const pinned = new Map<string, string>();

// pin notes where a page comes from, or a Worker of a page, that may not have arrived yet: until it counts as a client, its pin
// says since when.
export async function pin(client: string, cacheName: string, kind: "page" | "worker"): Promise<void> {
  // Writing again what is there would hide it for a moment: put() removes before it adds.
  if (!client || (await pinOf(client)) === cacheName) return;
  pinned.set(client, cacheName);
  await (await caches.open(pinCache)).put(`${pinURL(client)}?since=${Date.now()}&kind=${kind}`, new Response(cacheName));
}

// settle pins a page that has arrived.
export async function settle(client: string, cacheName: string): Promise<void> {
  const pins = await caches.open(pinCache);
  const before = await pins.keys(pinURL(client), { ignoreSearch: true });
  if (before.some((request) => !sinceOf(request))) return;
  pinned.set(client, cacheName);
  await pins.put(pinURL(client), new Response(cacheName));
  for (const request of before) if (sinceOf(request)) await pins.delete(request);
}

export async function pinOf(client: string): Promise<string | undefined> {
  if (!client || pinned.has(client)) return pinned.get(client);
  const cacheName = await (await (await caches.open(pinCache)).match(pinURL(client), { ignoreSearch: true }))?.text();
  if (cacheName) pinned.set(client, cacheName);
  return cacheName;
}

// patience is how long a page may take to say its version, in milliseconds. One that says nothing is not of the site, and is
// not asked again.
const patience = 3_000;

const asked = new Map<string, { version: Promise<string | undefined>; say(version?: string): void }>();

// versionOf asks a page for its version: browsers and people delete pins, as they do caches.
export async function versionOf(id: string): Promise<string | undefined> {
  const client = await self.clients.get(id);
  if (client?.type !== "window") return undefined;
  let question = asked.get(id);
  if (!question) {
    let say = (_?: string): void => {};
    question = { version: new Promise((resolve) => (say = resolve)), say };
    asked.set(id, question);
    client.postMessage("version");
    setTimeout(say, patience);
  }
  return question.version;
}

// answered takes what a page says without being asked, too.
export function answered(id: string, version: string): void {
  asked.get(id)?.say(version);
  asked.delete(id);
}

export function pinURL(client: string): string {
  return `/${pinCache}/${encodeURIComponent(client)}`;
}

// sinceOf is when a page was pinned that had not arrived, in milliseconds since 1970; 0 for one that had.
export function sinceOf(pin: Request): number {
  return Number(new URL(pin.url).searchParams.get("since"));
}

// isPage tells pages from their Workers, which need no version of their own: the page has it.
export function isPage(pin: Request): boolean {
  return new URL(pin.url).searchParams.get("kind") !== "worker";
}
