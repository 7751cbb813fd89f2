// Seeded sequences of what happens to a site and its visitors, in the real browser: deployments, tabs, programs loaded on
// demand, deleted caches, no network, going back a version, browsers that are killed, with one spoiled answer in each. The finer interleavings, call
// by call, and workers that are stopped are those of the model in web/src/test/sw.test.ts.
//
// No debugger may be attached: with one, Chromium never ends an old worker that is asked to make way, and the next
// navigation waits for it for ever. So a page of the site itself drives the browser (drive.js), with frames for tabs.

import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { createServer, request } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { chromium, quiet } from "../lib/chromium";
import { Site, spoils, tinyProgram } from "../lib/site";

const [first, last] = (process.env.SEEDS ?? "1-500").split("-").map(Number); // both included
const patience = 120_000; // for one sequence, in ms

/** One sequence: what the driving page says is wrong. */
async function sequence(folder: string, seed: number): Promise<string> {
  const site = await Site.start(await tinyProgram(folder), seed % 2 ? join(folder, "keep") : "");
  const script = await readFile(new URL("drive.js", import.meta.url), "utf8");
  let child: ChildProcess | null = null;
  const browse = (stage: string): void => {
    const { port } = front.address() as AddressInfo;
    const args = ["--headless", "--disable-gpu", `--user-data-dir=${join(folder, "profile")}`, ...quiet, `http://localhost:${port}/__drive?${seed}&${stage}`];
    child = spawn(chromium(), args, { stdio: "ignore" });
  };
  const quit = async (): Promise<void> => {
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    child.kill("SIGKILL");
    await once(child, "exit");
  };
  let end = (_: string): void => {};
  const ended = new Promise<string>((resolve) => (end = resolve));
  const orders: Record<string, (value: string) => unknown> = {
    deploy: (version) => site.deploy(version),
    up: (value) => (site.up = value === "1"),
    spoil: (value) => {
      const [path, kind] = JSON.parse(value) as [string, number];
      site.spoil = path ? { path: new RegExp(path), how: Object.values(spoils)[kind], times: 1 } : null;
    },
    kill: async () => {
      await quit();
      browse("again");
    },
    end: (value) => end(value),
  };
  const front = createServer(async (incoming, outgoing) => {
    const [path, query = ""] = (incoming.url ?? "").split("?");
    if (path === "/__drive") {
      outgoing.writeHead(200, { "content-type": "text/html", "cache-control": "no-store" }).end(`<!doctype html><body><script>${script}</script>`);
    } else if (path.startsWith("/__")) {
      await orders[path.slice(3)]?.(decodeURIComponent(query));
      outgoing.writeHead(200, { "cache-control": "no-store" }).end(site.version);
    } else {
      const forward = request(site.url(incoming.url), { method: incoming.method, headers: incoming.headers }, (reply) => {
        outgoing.writeHead(reply.statusCode ?? 502, reply.headers);
        reply.pipe(outgoing);
      });
      forward.on("error", () => outgoing.destroy()).end();
    }
  });
  front.listen(0, "localhost");
  await once(front, "listening");
  let timer: NodeJS.Timeout | undefined;
  try {
    browse("first");
    return await Promise.race([ended, new Promise<string>((resolve) => (timer = setTimeout(() => resolve("it does not end"), patience)))]);
  } finally {
    clearTimeout(timer);
    await quit();
    front.closeAllConnections();
    front.close();
    await site.stop();
  }
}

test(`seeded sequences ${first} to ${last}: never a mix of versions, never a dead app once the server is well`, async () => {
  test.setTimeout(0);
  const failed: string[] = [];
  for (let seed = first; seed <= last; seed++) {
    const folder = await mkdtemp(join(tmpdir(), "sonde-offline-"));
    const wrong = await sequence(folder, seed);
    if (wrong) failed.push(`seed ${seed}: ${wrong}`);
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  }
  expect(failed).toEqual([]);
});
