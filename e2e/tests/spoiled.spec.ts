// A site on a spoiled network: one wrong answer, whatever it is, neither replaces a version that works nor stays when the
// network is well. A proxy spoils the answers (lib/site.ts).

import { mkdir } from "node:fs/promises";
import { expect, test } from "@playwright/test";
import { Site, expectVersion, kept, load, loader, note, spoils, tinyProgram, update } from "../lib/site";

let site: Site;
test.beforeEach(async ({}, info) => {
  const keep = info.title.includes("keeps earlier files") ? info.outputPath("keep") : "";
  site = await Site.start(await tinyProgram(await folder(info.outputPath(""))), keep);
});
test.afterEach(() => site.stop());

async function folder(path: string): Promise<string> {
  await mkdir(path, { recursive: true });
  return path;
}

const wrong = ["a portal's page", "half a body", "a flipped bit"];
const entries = { page: /^\/gallery$/, file: /^\/note\./, program: /^\/app\./ };

for (const kind of wrong) {
  // The model of web/src/test/sw.test.ts has every kind in the place of every entry.
  for (const [entry, path] of Object.entries(entries).filter(([entry]) => entry === "program" || kind === "a flipped bit")) {
    test(`${kind} in the place of a ${entry} of the new version: the old one stays whole, and the new one comes later`, async ({ context }) => {
      const old = await load(context, site);
      await kept(old);
      await site.deploy("B");
      site.spoil = { path, how: spoils[kind], times: Infinity };
      expect(await update(old)).toBe("redundant");
      expect(await note(old)).toBe("note of A");
      await expectVersion(await load(context, site), "A");
      site.up = false;
      await expectVersion(await load(context, site), "A");
      site.up = true;
      site.spoil = null;
      expect(await update(old)).toBe("activated");
      await expectVersion(await load(context, site), "B");
      expect(await note(old)).toBe("note of A");
      site.up = false;
      await expectVersion(await load(context, site), "B");
      await expectVersion(await load(context, site, "/gallery"), "B");
    });
  }

  const parts = { script: /^\/boot\./, style: /^\/site\./, program: /^\/app\./ };
  for (const [what, path] of Object.entries(parts).filter(([what]) => what === "script" || kind === "a flipped bit")) {
    test(`${kind} in the place of the ${what} at the first visit: the page says so, and a reload mends it`, async ({ context }) => {
      site.spoil = { path, how: spoils[kind], times: Infinity };
      const page = await load(context, site);
      await expect(loader(page)).toContainText("could not start");
      await expect(loader(page)).toContainText(kind === "a portal's page" ? "HTML" : "changed or cut short");
      site.spoil = null;
      await page.reload();
      await expectVersion(page, "A");
      await kept(page);
      site.up = false;
      await expectVersion(await load(context, site), "A");
    });
  }

}

test("a wrong answer at the first visit that comes once is asked for again", async ({ context }) => {
  for (const path of [/^\/boot\./, /^\/site\./, /^\/app\./]) {
    const own = await context.browser()!.newContext();
    site.spoil = { path, how: spoils["a flipped bit"], times: 1 };
    await expectVersion(await load(own, site), "A");
    expect(site.spoil.times).toBe(0);
    await own.close();
  }
});

test("a spoiled program that is kept when it is first used is not kept", async ({ context }) => {
  await kept(await load(context, site));
  site.spoil = { path: /^\/plots\./, how: spoils["a flipped bit"], times: Infinity };
  const page = await load(context, site, "/plots");
  await expect(loader(page)).toContainText("could not start");
  site.spoil = null;
  await page.getByRole("button", { name: "Try again" }).click();
  await expectVersion(page, "A");
  site.up = false;
  await expectVersion(await load(context, site, "/plots"), "A");
});

test("a page and a worker that were spoiled at the first visit are whole after a reload", async ({ context }) => {
  for (const path of [/^\/$/, /^\/sw\.js$/, /^\/guard\./]) {
    const own = await context.browser()!.newContext();
    site.spoil = { path, how: spoils["half a body"], times: 1 };
    const page = await load(own, site);
    await expect.poll(() => site.spoil!.times).toBe(0); // not the second time, which would want a third
    await page.reload();
    await expectVersion(page, "A");
    await kept(page);
    await own.close();
  }
});

test("pages that greet the old worker leave alone what the new one has kept so far", async ({ context }) => {
  const old = await load(context, site);
  await kept(old);
  await site.deploy("B");
  let release = () => {};
  const until = new Promise<void>((done) => (release = done));
  const held = new Promise<void>((done) => (site.hold = { path: /^\/note\./, until, held: done }));
  const updated = update(old);
  await held; // the rest of B has come, or is coming
  await old.evaluate(async () => {
    const { active } = await navigator.serviceWorker.ready;
    const names = await caches.keys();
    const { version } = JSON.parse(document.getElementById("site-config")!.textContent!);
    for (let i = 0; i < 20; i++) {
      active!.postMessage({ version });
      await caches.keys();
    }
    if ((await caches.keys()).length < names.length) throw new Error("a cache is gone");
  });
  expect(await note(old)).toBe("note of A");
  release();
  expect(await updated).toBe("activated");
  site.up = false;
  await expectVersion(await load(context, site), "B");
});

test("a version whose files were deleted repairs itself", async ({ context }) => {
  const page = await load(context, site);
  await kept(page);
  const deleted = [
    async () => { for (const name of await caches.keys()) await caches.delete(name); },
    async () => { for (const name of await caches.keys()) if (name.startsWith("site-version-")) await caches.delete(name); },
    async () => {
      const cache = await caches.open((await caches.keys()).find((name) => name.startsWith("site-version-"))!);
      for (const request of await cache.keys()) if (/\/(app|boot)\./.test(request.url)) await cache.delete(request);
    },
  ];
  for (const forget of deleted) {
    await page.evaluate(forget);
    const next = await load(context, site);
    await expectVersion(next, "A");
    await expect.poll(() => next.evaluate(async () => {
      const cache = await caches.open((await caches.keys()).find((name) => name.startsWith("site-version-"))!);
      return (await cache.keys()).some((request) => request.url.endsWith("/site-files")) && (await cache.keys()).some((request) => /\/app\./.test(request.url));
    })).toBe(true);
    site.up = false;
    await expectVersion(await load(context, site), "A");
    site.up = true;
  }
});

for (const [server, version] of [["keeps earlier files", "A"], ["has its own files alone", "B"]]) {
  test(`after a deployment, a program loaded on demand starts: the server ${server}`, async ({ context }) => {
    const old = await load(context, site);
    await kept(old);
    await site.deploy("B");
    await old.goto(site.url("/plots"));
    await expectVersion(old, version);
  });
}

test("going back a version", async ({ context }) => {
  const a = await load(context, site);
  await kept(a);
  for (const version of ["B", "A", "B"]) {
    await site.deploy(version);
    expect(await update(a)).toBe("activated");
    await expectVersion(await load(context, site), version);
    expect(await note(a)).toBe("note of A");
  }
});
