// The hosts that speak the protocol of hosts/shared/host.d.ts, and the way to them.

import { expect, test as base, type Page } from "@playwright/test";
import type {} from "@sonde-viz/elements";
import type { Host, Recorded } from "../hosts/shared/host";

export const hosts = ["plain", "react", "react raw", "vue", "vue raw"] as const;
export type HostName = (typeof hosts)[number];

export const origin = `http://localhost:${process.env.SONDE_HOSTS_PORT}`;

/** Where a host's page is; the program that they load lies beside their scripts. */
export function address(host: HostName): string {
  const [name, raw] = host.split(" ");
  return `${origin}/${name}/${raw ? "?raw" : ""}`;
}

/** Has violations of the Content-Security-Policy said on the console, by every page that is opened from now on. */
export async function reportViolations(page: Page): Promise<void> {
  await page.addInitScript(() => {
    document.addEventListener("securitypolicyviolation", (event) => {
      console.error(`CSP violation: ${event.violatedDirective} ${event.blockedURI}`);
    });
  });
}

/**
 * A test whose page must stay quiet: no error, no warning, no violation of the Content-Security-Policy. A test
 * that provokes them says which ones are expected.
 */
export const test = base.extend<{ expected: RegExp | null; violations: undefined; quiet: undefined }>({
  expected: [null, { option: true }],
  violations: async ({ page }, use) => use(void (await reportViolations(page))),
  quiet: [
    async ({ page, expected, violations: _ }, use) => {
      const said: string[] = [];
      page.on("console", (message) => {
        const readback = /willReadFrequently/.test(message.text()); // said of the tests' own reading of pixels
        if (["error", "warning"].includes(message.type()) && !readback) said.push(message.text());
      });
      page.on("pageerror", (error) => said.push(String(error)));
      await use(undefined);
      if (!page.isClosed()) await page.evaluate(() => new Promise((done) => setTimeout(done))); // what is still to be said
      expect(said.filter((line) => !expected?.test(line))).toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };

export interface Values {
  x: number[];
  y: number[];
  z?: number[];
  rows?: number;
  columns?: number;
}

/** A host's page, driven from a test. */
export class Driver {
  readonly #events = new Map<string, Recorded[]>();

  constructor(readonly page: Page) {}

  static async open(page: Page, host: HostName): Promise<Driver> {
    await page.goto(address(host));
    await page.waitForFunction(() => window.host !== undefined);
    return new Driver(page);
  }

  async #call<K extends keyof Host>(name: K, ...args: Parameters<Host[K]>): Promise<Awaited<ReturnType<Host[K]>>> {
    return this.page.evaluate(
      ([name, args]) => (window.host as unknown as Record<string, (...a: unknown[]) => unknown>)[name](...args),
      [name, args as unknown[]] as const,
    ) as Promise<Awaited<ReturnType<Host[K]>>>;
  }

  /** Mounts a widget and waits until it shows everything. */
  async mount(id: string, tag: string, props: Record<string, unknown>): Promise<void> {
    await this.#call("mount", id, tag, props);
    await this.ready(id);
  }

  async set(id: string, props: Record<string, unknown>): Promise<void> {
    await this.#call("set", id, props);
    await this.ready(id);
  }

  unmount(id: string) {
    return this.#call("unmount", id);
  }

  order(ids: string[]) {
    return this.#call("order", ids);
  }

  keep(id: string, shown: boolean) {
    return this.#call("keep", id, shown);
  }

  /** All events of a widget since it was mounted, or since forget. */
  async events(id: string, type?: string): Promise<Recorded[]> {
    const all = [...(this.#events.get(id) ?? []), ...(await this.#call("take", id))];
    this.#events.set(id, all);
    return type ? all.filter((e) => e.type === type) : all;
  }

  async forget(id: string): Promise<void> {
    await this.#call("take", id);
    this.#events.delete(id);
  }

  /** The detail of the last event of a type, once one has come that the condition holds for. */
  async event<D>(id: string, type: string, holds: (detail: D) => boolean = () => true): Promise<D> {
    let found: D | undefined;
    await expect
      .poll(async () => {
        const last = (await this.events(id, type)).at(-1);
        if (last && holds(last.detail as D)) found = last.detail as D;
        return found !== undefined;
      }, `${type} of ${id}`)
      .toBe(true);
    return found!;
  }

  view(id: string) {
    return this.page.evaluate((id) => (document.getElementById(id) as HTMLElementTagNameMap["sonde-spectrum"]).view, id);
  }

  async setView(id: string, view: { x: [number, number]; y: [number, number] } | null): Promise<void> {
    await this.page.evaluate(
      ([id, view]) => {
        (document.getElementById(id) as HTMLElementTagNameMap["sonde-spectrum"]).view = view;
      },
      [id, view] as const,
    );
    await this.ready(id);
  }

  /** A copy of the numbers shown, as plain arrays. */
  values(id: string): Promise<Values> {
    return this.page.evaluate((id) => {
      const v = (document.getElementById(id) as HTMLElementTagNameMap["sonde-heatmap"]).values()!;
      return { x: [...v.x], y: [...v.y], z: v.z && [...v.z], rows: v.rows, columns: v.columns };
    }, id);
  }

  /** The counts, after a collection of garbage. */
  async stats() {
    await this.#call("collect");
    return this.#call("stats");
  }

  ready(id: string): Promise<void> {
    return this.page.evaluate(async (id) => {
      const { ready } = document.getElementById(id) as HTMLElementTagNameMap["sonde-spectrum"];
      if (!(ready instanceof Promise)) throw new Error(`#${id} is no widget`);
      await ready;
    }, id);
  }
}
