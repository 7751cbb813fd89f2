// What handlers of a page do, throwing included, reaches neither the program nor another element: page
// hosts/plain/handlers.html.

import { expect, test, type Page } from "@playwright/test";

interface Widget extends HTMLElement {
  ready: Promise<unknown>;
  label: string;
  view: { x: number[]; y: number[] };
  values(): { x: Float64Array; y: Float64Array } | null;
}

declare const handlers: { called: Record<string, number>; stats(): { instances: number; handles: number } };

async function open(page: Page): Promise<string[]> {
  const errors: string[] = [];
  page.on("pageerror", (error) => errors.push(error.message));
  await page.goto(`http://localhost:${process.env.SONDE_HOSTS_PORT}/plain/handlers.html`);
  await ready(page);
  return errors;
}

async function ready(page: Page): Promise<void> {
  await page.evaluate(async () => {
    for (const el of document.querySelectorAll<Widget>("main > *")) await el.ready;
  });
}

async function called(page: Page, what: string): Promise<number> {
  return page.evaluate((what) => handlers.called[what] ?? 0, what);
}

for (const id of ["spectrum", "heatmap"]) {
  test(`handlers of ${id} may throw and set props`, async ({ page }) => {
    const errors = await open(page);
    expect(await called(page, `${id} widget-ready`)).toBe(1);
    const other = id === "spectrum" ? "heatmap" : "spectrum";
    const box = (await page.locator(`#${id}`).boundingBox())!;

    // Two cells further at each step, so that the cursor has something new to say.
    for (let i = 1; i <= 6; i++) await page.mouse.move(box.x + box.width * (0.2 + i / 10), box.y + box.height / 2);
    await expect.poll(() => called(page, `${id} cursor-change`)).toBeGreaterThan(3);

    const whole = await page.evaluate((id) => (document.getElementById(id) as Widget).view, id);
    await page.mouse.wheel(0, -300);
    await expect.poll(() => called(page, `${id} view-change`)).toBe(1);
    await ready(page);
    const zoomed = await page.evaluate((id) => (document.getElementById(id) as Widget).view, id);
    expect(zoomed.x[1] - zoomed.x[0]).toBeLessThan(whole.x[1] - whole.x[0]);

    await page.evaluate((id) => {
      const bad: Record<string, unknown> = id === "spectrum" ? { fftSize: 0 } : { rows: 7 };
      Object.assign(document.getElementById(id)!, bad);
    }, id);
    await expect.poll(() => called(page, `${id} widget-error`)).toBe(1);
    await page.mouse.dblclick(box.x + box.width / 2, box.y + box.height / 2);
    await expect.poll(() => called(page, `${id} view-change`)).toBeGreaterThan(1);

    // Every call threw, and nothing else did.
    await ready(page);
    const calls = await page.evaluate(() => Object.entries(handlers.called));
    const thrown = calls.flatMap(([name, n]) => Array<string>(n).fill(`thrown by ${name.split(" ")[1]}`));
    expect(errors.slice().sort()).toEqual(thrown.sort());

    // All that was set has come through, and both widgets are alive.
    const state = await page.evaluate(
      ([id, other]) => {
        const el = document.getElementById(id) as Widget;
        return {
          label: el.label,
          name: el.shadowRoot!.querySelector("[role=graphics-document]")!.getAttribute("aria-label"),
          numbers: el.values()!.x.length,
          others: (document.getElementById(other) as Widget).values()!.x.length,
          failed: document.querySelectorAll("main > :state(error)").length,
          stats: handlers.stats(),
        };
      },
      [id, other],
    );
    expect(state.label).toMatch(/^(cursor-change|view-change|widget-error) \d+$/);
    expect(state.name).toBe(state.label);
    expect([state.numbers, state.others].sort((a, b) => a - b)).toEqual([9, 129]);
    expect(state.failed).toBe(0);
    expect(state.stats.instances).toBe(2);
    expect(state.stats.handles).toBe(2);
  });
}
