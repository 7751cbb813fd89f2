// Every widget of the manifest, in every host: it shows what its numbers say, follows its props, and answers the mouse.

import { Driver, expect, hosts, test } from "../lib/tab";
import { example, examples, props as metas, tags } from "../lib/manifest";
import { agrees, error, hover, spot, tolerance } from "../lib/oracle";
import { picture, place } from "../lib/pixels";

for (const host of hosts) {
  test.describe(host, () => {
    for (const e of examples) {
      test(`${e.tag} shows its example ${e.name}`, async ({ page }) => {
        const driver = await Driver.open(page, host);
        await driver.mount("a", e.tag, e.props);
        const values = await driver.values("a");
        expect(values.x.length).toBeGreaterThan(1);
        expect(await error(page, "a", e.tag, e.props, values)).toBeLessThanOrEqual(tolerance(values));
        expect(await driver.events("a", "widget-error")).toEqual([]);
        expect(await driver.events("a", "widget-ready")).toHaveLength(1);
      });
    }

    for (const tag of tags) {
      const { props } = example(tag);

      test(`${tag} repaints when a prop changes, and as before when it changes back`, async ({ page }) => {
        const driver = await Driver.open(page, host);
        await driver.mount("a", tag, props);
        const before = await picture(page, "a");
        const prop = metas[tag].find((p) => p.kind === "enum")!;
        const other = prop.values!.find((v) => v !== (props[prop.name] ?? prop.default))!;
        await driver.set("a", { [prop.name]: other });
        const values = await driver.values("a");
        expect(await error(page, "a", tag, { ...props, [prop.name]: other }, values)).toBeLessThanOrEqual(tolerance(values));
        expect(await picture(page, "a")).not.toBe(before);
        await driver.set("a", { [prop.name]: props[prop.name] });
        expect(await picture(page, "a")).toBe(before);
      });

      test(`${tag} shows new data`, async ({ page }) => {
        const driver = await Driver.open(page, host);
        await driver.mount("a", tag, props);
        const before = await picture(page, "a");
        const data = (props.data as Float32Array).map((x, i) => x * (1 + (i % 7)));
        await driver.set("a", { data });
        expect(await picture(page, "a")).not.toBe(before);
        const values = await driver.values("a");
        if (values.z && tag === "sonde-heatmap") expect(values.z).toEqual([...data]);
        await driver.set("a", { data: props.data });
        expect(await picture(page, "a")).toBe(before);
      });

      test(`${tag} says in cursor-change what stands under the mouse, and that the mouse has left`, async ({ page }) => {
        const driver = await Driver.open(page, host);
        await driver.mount("a", tag, props);
        const values = await driver.values("a");
        const at = await hover(driver, "a");
        await driver.event<Record<string, number> | null>("a", "cursor-change", (d) => d !== null && agrees[tag](d, values, at));
        await page.mouse.move(5, 5);
        await expect.poll(async () => (await driver.events("a", "cursor-change")).at(-1)!.detail).toBe(null);
      });

      test(`${tag} zooms by wheel and drag, and shows everything on a double click`, async ({ page }) => {
        const driver = await Driver.open(page, host);
        await driver.mount("a", tag, props);
        const whole = (await driver.view("a"))!;
        const before = await picture(page, "a");
        const { x, y } = await place(page, "a", (whole.x[0] + whole.x[1]) / 2, (whole.y[0] + whole.y[1]) / 2);
        type View = typeof whole;
        const width = (v: View) => v.x[1] - v.x[0];

        await page.mouse.move(x, y);
        await page.mouse.wheel(0, -200);
        const wheeled = await driver.event<View>("a", "view-change", (v) => width(v) < width(whole));
        expect(await driver.view("a")).toEqual(wheeled);

        await page.mouse.down();
        await page.mouse.move(x + 60, y + 50, { steps: 4 });
        await page.mouse.up();
        const dragged = await driver.event<View>("a", "view-change", (v) => width(v) < width(wheeled));
        expect(await driver.view("a")).toEqual(dragged);
        await driver.ready("a");
        expect(await picture(page, "a")).not.toBe(before);

        await page.mouse.dblclick(x, y);
        await driver.event<View>("a", "view-change", (v) => width(v) === width(whole));
        expect(await driver.view("a")).toEqual(whole);
        await driver.ready("a");
        expect(await picture(page, "a")).toBe(before);
      });

      test(`${tag} emits nothing when the page itself sets a prop or the view`, async ({ page }) => {
        const driver = await Driver.open(page, host);
        await driver.mount("a", tag, props);
        const { x, y } = (await driver.view("a"))!;
        const quarter = ([lo, hi]: [number, number]): [number, number] => [lo + (hi - lo) / 4, hi - (hi - lo) / 4];
        const view = { x: quarter(x), y: quarter(y) };
        const before = await picture(page, "a");
        await driver.forget("a");
        await driver.setView("a", view);
        expect(await driver.view("a")).toEqual(view);
        expect(await picture(page, "a")).not.toBe(before);
        await driver.setView("a", null);
        expect(await driver.view("a")).toEqual({ x, y });
        await driver.set("a", { label: "Another" });
        expect(await driver.events("a")).toEqual([]);
      });

      test(`two of ${tag} do not disturb each other`, async ({ page }) => {
        const driver = await Driver.open(page, host);
        const others = examples.filter((e) => e.tag === tag).at(-1)!.props;
        await driver.mount("a", tag, props);
        const before = await picture(page, "a");
        await driver.mount("b", tag, others);
        await driver.forget("a");
        await hover(driver, "b");
        await driver.event("b", "cursor-change", (d) => d !== null);
        await page.mouse.wheel(0, -300);
        await driver.event("b", "view-change");
        const other = metas[tag].find((p) => p.kind === "enum")!;
        await driver.set("b", { [other.name]: other.values!.at(-1) });
        expect(await picture(page, "a")).toBe(before);
        await driver.unmount("b");
        await expect.poll(async () => (await driver.stats()).instances).toBe(1);
        expect(await picture(page, "a")).toBe(before);
        expect(await driver.events("a")).toEqual([]);
        expect(spot(await driver.values("a")).index).toBeGreaterThanOrEqual(0);
      });

      test(`${tag} gives everything back when it leaves the page`, async ({ page }) => {
        const driver = await Driver.open(page, host);
        await driver.mount("a", tag, props);
        await driver.unmount("a");
        await expect.poll(async () => (await driver.stats()).instances).toBe(0);
        const start = await driver.stats();
        expect(start.handles).toBe(0);
        for (const id of ["b", "c", "d"]) await driver.mount(id, tag, props);
        const held = await driver.stats();
        expect(held.instances).toBe(3);
        expect(held.handles).toBeGreaterThan(0);
        for (const id of ["b", "c", "d"]) await driver.unmount(id);
        await expect.poll(async () => (await driver.stats()).instances).toBe(0);
        expect((await driver.stats()).handles).toBe(0);
      });
    }
  });
}
