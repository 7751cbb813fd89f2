// A site behind a proxy that the test has in its hand: which version the server has, whether there is a network, and which
// answers are spoiled or held back on their way.

import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { writeFile } from "node:fs/promises";
import { type IncomingHttpHeaders, type Server, createServer, request } from "node:http";
import type { AddressInfo } from "node:net";
import { type BrowserContext, type Page, expect } from "@playwright/test";
import { freePort } from "./ports";

const root = new URL("../..", import.meta.url).pathname;

/** The real program, as `make app` builds it. */
export const realProgram = "build/app.wasm";

// The least that starts: a memory, and a function that does nothing.
const least = [0, 0x61, 0x73, 0x6d, 1, 0, 0, 0, 1, 4, 1, 0x60, 0, 0, 3, 2, 1, 0, 5, 3, 1, 0, 1, 7, 24, 2, 6,
  ...Buffer.from("memory"), 2, 0, 11, ...Buffer.from("_initialize"), 0, 0, 10, 4, 1, 2, 0, 11];

/** A program that does nothing but start. */
export async function tinyProgram(folder: string): Promise<string> {
  const file = `${folder}/tiny.wasm`;
  await writeFile(file, Buffer.from(least));
  return file;
}

interface Answer {
  status: number;
  headers: IncomingHttpHeaders;
  body: Buffer;
}

/** How an answer is spoiled; null is no answer. */
export type Spoil = (answer: Answer) => Answer | null;

const without = ({ "content-length": _length, ...headers }: IncomingHttpHeaders) => headers;

export const spoils: Record<string, Spoil> = {
  "a portal's page": () => ({ status: 200, headers: { "content-type": "text/html" }, body: Buffer.from("<!doctype html><title>Sign in</title>") }),
  "half a body": ({ status, headers, body }) => ({ status, headers: without(headers), body: body.subarray(0, body.length >> 1) }),
  "a flipped bit": ({ status, headers, body }) => {
    const flipped = Buffer.from(body);
    flipped[flipped.length - 2] ^= 1;
    return { status, headers, body: flipped };
  },
  "status 503": () => ({ status: 503, headers: { "content-type": "text/plain" }, body: Buffer.from("later") }),
  "no answer": () => null,
};

export class Site {
  up = true;
  spoil: { path: RegExp; how: Spoil; times: number } | null = null;
  /** Answers to these paths wait until it resolves. */
  hold: { path: RegExp; until: Promise<void>; held: () => void } | null = null;
  #version = "";
  #servers = new Map<string, { port: number; child: ChildProcess }>();
  #proxy: Server;

  private constructor(readonly program: string, readonly keep: string) {
    this.#proxy = createServer((incoming, outgoing) => {
      const chunks: Buffer[] = [];
      incoming.on("data", (chunk) => chunks.push(chunk));
      incoming.on("end", async () => {
        const path = (incoming.url ?? "").split("?")[0];
        const answer = await this.#answer(path, incoming.url ?? "", incoming.method ?? "GET", incoming.headers).catch(() => null);
        if (!answer) return outgoing.destroy();
        outgoing.writeHead(answer.status, answer.headers);
        outgoing.end(answer.body);
      });
    });
  }

  /** Starts with version A. With a folder, each deployment keeps the files of those before it. */
  static async start(program: string, keep = ""): Promise<Site> {
    const site = new Site(program, keep);
    site.#proxy.listen(0, "localhost");
    await once(site.#proxy, "listening");
    await site.deploy("A");
    return site;
  }

  url(path = "/"): string {
    return `http://localhost:${(this.#proxy.address() as AddressInfo).port}${path}`;
  }

  get version(): string {
    return this.#version;
  }

  async deploy(version: string): Promise<void> {
    if (this.keep) {
      this.#servers.get(version)?.child.kill();
      this.#servers.delete(version); // it looks into the folder when it starts
    }
    if (!this.#servers.has(version)) {
      const port = await freePort();
      const args = [`localhost:${port}`, this.program, version, ...(this.keep ? [this.keep] : [])];
      const child = spawn("build/e2e/twoversions", args, { cwd: root, stdio: ["ignore", "pipe", "inherit"] });
      await Promise.race([
        once(child.stdout, "data"),
        once(child, "exit").then(([code]) => Promise.reject(new Error(`the server ended with ${code}`))),
      ]);
      this.#servers.set(version, { port, child });
    }
    this.#version = version;
  }

  async stop(): Promise<void> {
    for (const { child } of this.#servers.values()) child.kill();
    this.#proxy.closeAllConnections();
    this.#proxy.close();
  }

  async #answer(path: string, url: string, method: string, headers: IncomingHttpHeaders): Promise<Answer | null> {
    if (!this.up) return null;
    const { port } = this.#servers.get(this.#version)!;
    const { spoil, hold } = this;
    const spoiled = spoil !== null && spoil.times > 0 && spoil.path.test(path);
    if (spoiled) {
      spoil.times--;
      headers = { ...headers, "accept-encoding": "identity" };
    }
    const answer = await new Promise<Answer>((resolve, reject) => {
      const forward = request({ port, host: "localhost", path: url, method, headers }, (reply) => {
        const chunks: Buffer[] = [];
        reply.on("data", (chunk) => chunks.push(chunk));
        reply.on("end", () => resolve({ status: reply.statusCode ?? 0, headers: reply.headers, body: Buffer.concat(chunks) }));
      });
      forward.on("error", reject);
      forward.end();
    });
    if (hold?.path.test(path)) {
      hold.held();
      await hold.until;
    }
    return spoiled ? spoil.how(answer) : answer;
  }
}

/** Opens a page of a site whose program does nothing, and waits until it has started or says why not. */
export async function load(context: BrowserContext, site: Site, path = "/"): Promise<Page> {
  const page = await context.newPage();
  await page.goto(site.url(path));
  return page;
}

export const loader = (page: Page) => page.locator("#app-wasm-loader");

/** The page has started, and all that it gets is of the version. */
export async function expectVersion(page: Page, version: string): Promise<void> {
  await expect(loader(page)).toHaveCount(0);
  await expect(page).toHaveTitle(`Version ${version}`);
  expect(await note(page)).toBe(`note of ${version}`);
}

export const note = (page: Page): Promise<string> => page.evaluate(() => fetch("/note.txt").then((r) => r.text()));

/** Waits until the service worker answers for the page. */
export async function kept(page: Page): Promise<void> {
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
}

/** Looks for a new version, and says what became of it: "activated", "redundant", or "none" when there is none. */
export const update = (page: Page): Promise<string> =>
  page.evaluate(async () => {
    const registration = await navigator.serviceWorker.ready;
    await registration.update().catch(() => {});
    const incoming = registration.installing ?? registration.waiting;
    if (!incoming) return "none";
    return new Promise<string>((done) => {
      const look = () => /activated|redundant/.test(incoming.state) && done(incoming.state);
      incoming.addEventListener("statechange", look);
      look();
    });
  });
