// Which version each page came from. It is kept in a cache, since a worker may be stopped at any time and loses its
// variables; pinned spares reading it for every request.

export const pinCache = "site-pins";

const pinned = new Map<string, string>();

export async function pin(client: string, cacheName: string): Promise<void> {
  // Writing again what is there would hide it for a moment: put() removes before it adds.
  if (!client || (await pinOf(client)) === cacheName) return;
  pinned.set(client, cacheName);
  await (await caches.open(pinCache)).put(pinURL(client), new Response(cacheName, { headers: { "Sonde-Pinned": String(Date.now()) } }));
}

export async function pinOf(client: string): Promise<string | undefined> {
  if (!client || pinned.has(client)) return pinned.get(client);
  const cacheName = await (await (await caches.open(pinCache)).match(pinURL(client)))?.text();
  if (cacheName) pinned.set(client, cacheName);
  return cacheName;
}

export function pinURL(client: string): string {
  return `/${pinCache}/${encodeURIComponent(client)}`;
}

// pinnedAt is when a pin was made, in milliseconds since 1970.
export function pinnedAt(pin: Response): number {
  return Number(pin.headers.get("Sonde-Pinned"));
}
