// Tests that share one tab of the browser, one after the other, each with a page of its own in it: a start of the program
// takes half as long there. What lasts longer than a page (scripts for every page, routes, permissions, storage) is not
// for them: such tests take the test of lib/hosts, which has a browser context for each.

import type { Page } from "@playwright/test";
import { expect, reportViolations, test as base } from "./hosts";

export * from "./hosts";
export { expect };

const lasting = ["addInitScript", "addLocatorHandler", "close", "exposeBinding", "exposeFunction", "route", "routeFromHAR"] as const;

export const test = base.extend<object, { tab: Page }>({
  tab: [
    async ({ browser }, use, { project }) => {
      const context = await browser.newContext({ viewport: project.use.viewport });
      const page = await context.newPage();
      await reportViolations(page);
      for (const name of lasting) {
        page[name] = () => {
          throw new Error(`${name} lasts longer than a page: import test from lib/hosts`);
        };
      }
      await use(page);
      await context.close();
    },
    { scope: "worker" },
  ],
  violations: async ({}, use) => use(undefined), // are reported already
  page: async ({ tab, viewport }, use) => {
    await tab.setViewportSize(viewport!);
    await use(tab);
    tab.removeAllListeners();
    await tab.goto("about:blank");
    await tab.mouse.move(0, 0);
    await tab.emulateMedia({ media: null, colorScheme: null, forcedColors: null, reducedMotion: null, contrast: null });
  },
});
