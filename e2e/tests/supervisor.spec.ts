// A widget that fails takes nothing with it: not when it panics, and not when it ends the whole program. The program is
// web/port/testdata/bomb: Sonde's widgets, and one that fails as its prop says.

import { expect, test, type Page } from "@playwright/test";

const origin = `http://localhost:${process.env.SONDE_HOSTS_PORT}`;

interface Widget extends HTMLElement {
  ready: Promise<unknown>;
  retry(): void;
  mode: string;
  label: string;
  data: Float32Array;
  view: { x: number[]; y: number[] };
  values(): { x: Float64Array; y: Float64Array } | null;
}

/** Opens the plain host with the other program, a spectrum and a widget that has not failed yet. */
async function open(page: Page): Promise<void> {
  await page.goto(`${origin}/plain/`);
  await page.waitForFunction(() => "host" in window);
  await page.evaluate(async (at) => {
    const runtime = await import(/* @vite-ignore */ at);
    runtime.configure({ wasmUrl: "/bomb.wasm" });
    runtime.defineElement({
      tag: "sonde-bomb",
      className: "SondeBombElement",
      version: "0.1.0",
      events: [],
      props: [{ name: "mode", attr: "mode", kind: "text", default: "" }],
    });
  }, `${origin}/plain/elements/dist/runtime/index.js`);
  await page.evaluate(() => {
    document.querySelector("main")!.innerHTML =
      '<sonde-spectrum id="spectrum" label="Before" fft-size="256"></sonde-spectrum><sonde-bomb id="bomb"></sonde-bomb>';
    (document.getElementById("spectrum") as Widget).data = Float32Array.from({ length: 4096 }, (_, i) => Math.sin((i * Math.PI) / 8));
  });
  await ready(page, "spectrum");
  await ready(page, "bomb");
}

/** "ready", or why it was rejected. */
function ready(page: Page, id: string): Promise<string> {
  return page.evaluate(
    (id) => (document.getElementById(id) as Widget).ready.then(() => "ready", (error: Error) => error.message),
    id,
  );
}

function spectrum(page: Page): Promise<number[]> {
  return page.evaluate(() => [...(document.getElementById("spectrum") as Widget).values()!.y]);
}

function view(page: Page): Promise<Widget["view"]> {
  return page.evaluate(() => (document.getElementById("spectrum") as Widget).view);
}

function shownError(page: Page, id: string): Promise<string> {
  return page.evaluate((id) => {
    const error = document.getElementById(id)!.shadowRoot!.querySelector<HTMLElement>("[part=error]")!;
    return error.hidden ? "" : error.textContent;
  }, id);
}

const failures: [mode: string, message: RegExp][] = [
  ["panic-update", /a panic of Update/],
  ["panic-long", /^(größer als 3 €,\s+){40}und Schluß/],
  ["nil-update", /nil pointer/],
  ["panic-step", /a panic of Step/],
  ["panic-marks", /a panic of Marks/],
  ["exit", /has stopped/],
  ["deep", /has stopped/],
];

for (const [mode, message] of failures) {
  test(`the others live on after ${mode}`, async ({ page }) => {
    await open(page);
    const before = await spectrum(page);
    const zoomed = { x: [1000, 9000], y: [-80, -20] };
    await page.evaluate((zoomed) => ((document.getElementById("spectrum") as Widget).view = zoomed), zoomed);
    await page.evaluate((mode) => ((document.getElementById("bomb") as Widget).mode = mode), mode);
    expect(await ready(page, "bomb")).toMatch(message);
    expect(await shownError(page, "bomb")).toMatch(message);

    await page.evaluate(() => ((document.getElementById("spectrum") as Widget).label = "After"));
    expect(await ready(page, "spectrum")).toBe("ready");
    expect(await shownError(page, "spectrum")).toBe("");
    expect(await spectrum(page)).toEqual(before);
    expect(await view(page)).toEqual(zoomed);
    expect(before).toHaveLength(129);
    const counts = await page.evaluate(() => (window as unknown as { host: { stats(): object } }).host.stats());
    expect(counts).toMatchObject({ instances: 1, handles: 1 });

    await page.evaluate(() => {
      const bomb = document.getElementById("bomb") as Widget;
      bomb.mode = "mended";
      bomb.retry();
    });
    expect(await ready(page, "bomb")).toBe("ready");
    expect(await shownError(page, "bomb")).toBe("");
  });
}

test("a program that dies again and again is given up, until somebody tries again", async ({ page }) => {
  // Three deaths in 10 s, by a clock that goes slowly: how long a start takes does not matter.
  await page.addInitScript(() => {
    const now = performance.now.bind(performance);
    performance.now = () => now() / 100;
  });
  await open(page);
  for (let i = 0; i < 4; i++) {
    await page.evaluate(() => {
      const bomb = document.getElementById("bomb") as Widget;
      bomb.mode = "exit";
      bomb.retry();
    });
    expect(await ready(page, "bomb")).toMatch(/has stopped/);
  }
  expect(await ready(page, "spectrum")).toMatch(/has stopped/);
  expect(await shownError(page, "spectrum")).toMatch(/has stopped/);
  await page.evaluate(() => {
    (document.getElementById("bomb") as Widget).mode = "";
    (document.getElementById("spectrum") as Widget).retry();
  });
  expect(await ready(page, "spectrum")).toBe("ready");
  expect(await ready(page, "bomb")).toBe("ready");
  expect(await spectrum(page)).toHaveLength(129);
});
