// What a version of the site is, and the cache that keeps it.

export {}; // so that self below is this file's, typed for a service worker

declare const self: ServiceWorkerGlobalScope & { sondeSite: SiteFiles };

// SiteFiles is put in front of the worker's script by web/site.
export interface SiteFiles {
  version: string;
  pages: Record<string, string>; // path -> integrity of its HTML
  programs: Record<string, string>; // path of a page -> address of its program
  files: Record<string, string>; // path -> address with the content's hash in it
  integrity: Record<string, string>; // address -> integrity of its content
  later: string[]; // those addresses that are kept when they are first used
}

export const site = self.sondeSite;
export const prefix = "site-version-";
export const current = prefix + site.version;
export const listKey = "/site-files"; // where a version's cache keeps its SiteFiles, written last: without it, it is not whole yet

// locked runs work on the caches of versions that no other worker may disturb. With ifAvailable it does nothing while
// another one is at work.
export async function locked(work: () => Promise<void>, ifAvailable = false): Promise<void> {
  await navigator.locks.request("site-caches", { ifAvailable }, async (lock) => {
    if (lock) await work();
  });
}

// listOf is the list that a version's cache keeps of its own files; undefined while it is being filled for the first time.
export async function listOf(cache: Cache): Promise<SiteFiles | undefined> {
  return (await cache.match(listKey))?.json();
}

// servedFiles is the list of the version that the server has now: it stands in front of the worker's script.
export async function servedFiles(): Promise<SiteFiles> {
  const script = await (await fetch(self.location.href, { cache: "no-store" })).text();
  return JSON.parse(script.slice(script.indexOf("{"), script.indexOf(";\n")));
}

// missing are the addresses that a cache of this version lacks, of those that are fetched when it is installed.
export async function missing(cache: Cache): Promise<string[]> {
  const there = new Set((await cache.keys()).map((request) => pathOf(request.url)));
  const needed = [...Object.keys(site.pages), ...Object.values(site.files).filter((address) => !site.later.includes(address)), listKey];
  return needed.filter((address) => !there.has(pathOf(address)));
}

// addressOf is where a version keeps a page, an address with a hash, or a plain path such as /recordings/heart.csv;
// undefined for what is not its own.
export function addressOf(list: SiteFiles, path: string): string | undefined {
  for (const [plain, address] of Object.entries(list.files ?? {})) {
    if (path === pathOf(plain) || path === pathOf(address)) return address;
  }
  return Object.keys(list.pages).find((page) => path === pathOf(page));
}

// isPlain tells paths that each version has a file of its own for.
export function isPlain(path: string): boolean {
  return Object.keys(site.files).some((plain) => path === pathOf(plain));
}

export function pathOf(address: string): string {
  return new URL(address, self.location.href).pathname;
}

// keptIn is what a cache keeps for an address.
export function keptIn(cache: Cache, address: string): Promise<Response | undefined> {
  return cache.match(address, { ignoreVary: true });
}
