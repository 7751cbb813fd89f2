// The app's other pages, and what all of them have: they install, start offline, and are accessible.

import AxeBuilder from "@axe-core/playwright";
import { App, origin } from "../lib/app";
import { test as fresh } from "../lib/hosts";
import { examples, props as metas, tags } from "../lib/manifest";
import { picture } from "../lib/pixels";
import { Driver, expect, test } from "../lib/tab";

const name = (tag: string) => tag.replace("sonde-", "");

test.describe("gallery", () => {
  test.use({ viewport: { width: 1280, height: 5000 } }); // all of it in sight: what is not is not painted

  for (const tag of tags) {
    test(`shows ${tag} with each of its examples`, async ({ page }) => {
      await page.goto(`${origin}/gallery`);
      const driver = new Driver(page);
      const id = `gallery-${name(tag)}`;
      for (const e of examples.filter((e) => e.tag === tag)) {
        await test.step(e.name, async () => {
          await page.locator(`#example-${name(tag)}-${e.name}`).click();
          await expect(page.locator(`#${id} [role=graphics-document]`)).toHaveAttribute("aria-label", e.props.label as string);
          await driver.ready(id);
          const values = await driver.values(id);
          if (tag === "sonde-heatmap") {
            // The examples were made by a native program, whose exponentials may be rounded otherwise.
            const data = [...(e.props.data as Float32Array)];
            expect(values.z!.length).toBe(data.length);
            const far = data.findIndex((v, i) => !(Object.is(v, values.z![i]) || Math.abs(v - values.z![i]) <= 1e-12 * Math.abs(v)));
            expect(far, `cell ${far} is ${values.z![far]}, want ${data[far]}`).toBe(-1);
          } else expect((values.z ?? values.y).length).toBeGreaterThan(20);
        });
      }
    });
  }

  test("a picture is as tall as the controls beside it", async ({ page }) => {
    await page.goto(`${origin}/gallery`);
    for (const tag of tags) {
      const picture = (await page.locator(`#gallery-${name(tag)}`).boundingBox())!;
      const controls = (await page.locator(`#exhibit-${name(tag)} form`).boundingBox())!;
      expect(picture.y).toBe(controls.y);
      const most = 640; // more than a screen is no picture
      expect(Math.min(controls.height, most) - picture.height, tag).toBeLessThan(120); // room for a refusal and the last event
    }
  });

  for (const tag of tags) {
    test(`has a control for every prop of ${tag}, and they change the picture`, async ({ page }) => {
      await page.goto(`${origin}/gallery`);
      const driver = new Driver(page);
      const id = `gallery-${name(tag)}`;
      await page.waitForSelector(`#${id}`);
      await driver.ready(id);
      for (const prop of metas[tag].filter((p) => p.kind !== "data")) {
        await expect(page.locator(`#${name(tag)}-${prop.name}`)).toHaveCount(1);
      }
      // Of these nothing is seen in the first example: its cells are larger than pixels, its limits are set, it has one channel. And of
      // drag before something is dragged.
      const unseen: Record<string, string[]> = { "sonde-heatmap": ["reduce", "limits"], "sonde-waveform": ["lanes"] };
      for (const prop of metas[tag].filter((p) => p.kind === "enum" && p.name !== "drag" && !unseen[tag]?.includes(p.name))) {
        const before = await picture(page, id);
        const control = page.locator(`#${name(tag)}-${prop.name}`);
        const now = await control.inputValue();
        await control.selectOption(prop.values!.find((v) => v !== now)!);
        await expect.poll(() => picture(page, id), `the picture after ${prop.name}`).not.toBe(before);
        await control.selectOption(now);
        await expect.poll(() => picture(page, id)).toBe(before);
      }
    });

    test.describe("a wrong value", () => {
      test.use({ expected: /; allowed: / });
      test(`of ${tag} is said beside it`, async ({ page }) => {
        await page.goto(`${origin}/gallery`);
        const driver = new Driver(page);
        const id = `gallery-${name(tag)}`;
        await page.waitForSelector(`#${id}`);
        await driver.ready(id);
        const before = await picture(page, id);
        const prop = metas[tag].find((p) => p.kind === "int")!;
        const control = page.locator(`#${name(tag)}-${prop.name}`);
        const good = await control.inputValue();
        await control.fill("-5");
        await control.press("Enter");
        await expect(page.locator(`#refused-${name(tag)}`)).toContainText("-5");
        expect(await picture(page, id)).toBe(before);
        await control.fill(good);
        await control.press("Enter");
        await expect(page.locator(`#refused-${name(tag)}`)).toBeEmpty();
      });
    });
  }
});

test("plots of gonum are shown, and its program is loaded there alone", async ({ page }) => {
  const loaded: string[] = [];
  page.on("request", (request) => loaded.push(new URL(request.url()).pathname));
  await page.goto(`${origin}/`);
  await page.waitForSelector("#file", { state: "attached" });
  expect(loaded.filter((path) => path.includes("plots"))).toEqual([]);
  await page.getByRole("link", { name: "Plots" }).click();
  await expect(page).toHaveURL(/\/plots$/);
  const plots = page.locator(".exhibit > :not(h2, p)");
  await expect(plots).not.toHaveCount(0);
  const driver = new Driver(page);
  for (const id of await plots.evaluateAll((all) => all.map((el) => el.id))) {
    await driver.ready(id);
    // Black ink of the axes, and more than that: gonum's examples draw in several colours.
    const colors = await page.locator(`#${id}`).evaluate((el) => {
      const canvas = el.shadowRoot!.querySelector("canvas")!;
      const { data } = canvas.getContext("2d")!.getImageData(0, 0, canvas.width, canvas.height);
      const seen = new Set<number>();
      for (let i = 0; i < data.length; i += 4) if (data[i + 3] === 255) seen.add((data[i] << 16) | (data[i + 1] << 8) | data[i + 2]);
      return [...seen];
    });
    expect(colors).toContain(0x000000);
    expect(colors.length).toBeGreaterThan(3);
  }
  await page.getByRole("link", { name: "Gallery" }).click();
  await expect(page.locator("#gallery-spectrum")).toHaveCount(1);
});

fresh("starts offline after the first visit, and shows the recordings that come with it", async ({ page, context }) => {
  await page.goto(`${origin}/`);
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  await page.goto(`${origin}/plots`); // its program is kept once it was used
  await page.waitForSelector("#main");
  await context.setOffline(true);
  for (const path of ["/", "/gallery", "/plots"]) {
    await page.goto(`${origin}${path}`);
    await expect(page.locator("#main")).toBeVisible();
  }
  for (const id of ["speech", "music", "ecg"]) {
    const app = await App.open(page, `rec=${id}`);
    expect((await app.values("spectrum")).y.length).toBeGreaterThan(100);
  }
});

fresh("is installable: the manifest has what browsers ask for, and its icons are there", async ({ page, request }) => {
  await page.goto(`${origin}/`);
  const href = await page.locator("link[rel=manifest]").getAttribute("href");
  const response = await request.get(new URL(href!, origin).href);
  const manifest = (await response.json()) as {
    name: string;
    short_name: string;
    start_url: string;
    display: string;
    icons: { src: string; sizes: string; type: string; purpose?: string }[];
  };
  expect(manifest).toMatchObject({ name: expect.stringMatching(/./), short_name: expect.stringMatching(/./), display: "standalone" });
  const start = new URL(manifest.start_url, response.url());
  expect(start.origin).toBe(origin);
  for (const size of [192, 512]) {
    const icon = manifest.icons.find((i) => i.sizes === `${size}x${size}` && i.type === "image/png")!;
    const bytes = await (await request.get(new URL(icon.src, response.url()).href)).body();
    expect(bytes.subarray(1, 4).toString()).toBe("PNG");
    expect([bytes.readUInt32BE(16), bytes.readUInt32BE(20)]).toEqual([size, size]);
  }
  // What Chromium itself has to say against it.
  const session = await page.context().newCDPSession(page);
  const { installabilityErrors } = await session.send("Page.getInstallabilityErrors");
  expect(installabilityErrors.map((e) => e.errorId).filter((id) => id !== "in-incognito")).toEqual([]); // tests run there
});

for (const path of ["/", "/?rec=ecg", "/gallery", "/plots"]) {
  for (const colorScheme of ["light", "dark"] as const) {
    test(`axe finds nothing on ${path}, ${colorScheme}`, async ({ page }) => {
      await page.emulateMedia({ colorScheme });
      await page.goto(origin + path);
      await page.waitForSelector("#main");
      if (path.includes("rec")) await new App(page).settled();
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.target.join(" ")).join(", ")}`)).toEqual([]);
    });
  }
}

for (const width of [390, 1280]) {
  test(`nothing is wider than a window of ${width} pixels`, async ({ page }) => {
    await page.setViewportSize({ width, height: 800 });
    for (const path of ["/", "/?rec=speech", "/gallery", "/plots"]) {
      await page.goto(origin + path);
      await page.waitForSelector("#main");
      if (path.includes("rec")) await new App(page).settled();
      expect(await page.evaluate(() => document.documentElement.scrollWidth), path).toBeLessThanOrEqual(width);
    }
  });
}
