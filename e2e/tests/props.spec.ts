// Props in all the ways that pages set them, and what happens with values that are none.

import type { Page } from "@playwright/test";
import { Driver, expect, hosts, test } from "../lib/tab";
import { example, props as metas, tags } from "../lib/manifest";
import { picture } from "../lib/pixels";

type Spectrum = HTMLElementTagNameMap["sonde-spectrum"];
type Heatmap = HTMLElementTagNameMap["sonde-heatmap"];

interface WidgetError {
  prop: string | null;
  value: string | null;
  allowed: string | null;
  message: string;
}

test.describe("scalars", () => {
  for (const tag of tags) {
    test(`every prop of ${tag} has its default before anything is set, and after null and undefined`, async ({ page }) => {
      await Driver.open(page, "plain");
      const read = await page.evaluate(
        ([tag, metas]) => {
          const el = document.createElement(tag) as unknown as Record<string, unknown>;
          const wrong: string[] = [];
          for (const { name, kind, default: d, values } of metas) {
            if (!(name in el)) wrong.push(`${name} is no property`);
            if (kind === "data") continue;
            if (el[name] !== d) wrong.push(`${name} is ${el[name]}, not ${d}`);
            for (const nothing of [null, undefined]) {
              el[name] = kind === "number" || kind === "int" ? 3 : kind === "bool" ? !d : (values?.at(-1) ?? "text");
              if (el[name] === d && values?.at(-1) !== d && kind !== "bool") wrong.push(`${name} does not take a value`);
              el[name] = nothing;
              if (el[name] !== d) wrong.push(`${name} is ${el[name]} after ${nothing}`);
            }
          }
          return wrong;
        },
        [tag, metas[tag]] as const,
      );
      expect(read).toEqual([]);
    });

    test(`attributes of ${tag}, in kebab case and in lower case, set its props, and removed reset them`, async ({ page }) => {
      await Driver.open(page, "plain");
      const wrong = await page.evaluate(
        ([tag, metas]) => {
          const el = document.createElement(tag);
          const read = el as unknown as Record<string, unknown>;
          const wrong: string[] = [];
          for (const { name, attr, kind, default: d, values } of metas) {
            if (attr === null) {
              el.setAttribute(name, "1,2,3");
              if (read[name] !== null) wrong.push(`${name} took an attribute`);
              continue;
            }
            const value = kind === "number" ? 0.5 : kind === "int" ? 7 : kind === "bool" ? true : (values?.at(-1) ?? "text");
            for (const a of new Set([attr, name.toLowerCase()])) {
              el.setAttribute(a, kind === "bool" ? "" : String(value));
              if (read[name] !== value) wrong.push(`${a} made ${name} ${read[name]}`);
              el.removeAttribute(a);
              if (read[name] !== d) wrong.push(`${name} is ${read[name]} without ${a}`);
            }
          }
          return wrong;
        },
        [tag, metas[tag]] as const,
      );
      expect(wrong).toEqual([]);
    });

    test(`${tag} made of attributes shows the same as one made of properties`, async ({ page }) => {
      const driver = await Driver.open(page, "plain");
      const { props } = example(tag);
      await driver.mount("a", tag, props);
      const wanted = await picture(page, "a");
      await driver.unmount("a");
      await page.evaluate(
        ([tag, props, metas]) => {
          const el = document.createElement(tag) as Spectrum;
          el.id = "a";
          for (const { name, attr } of metas) {
            if (attr !== null && props[name] !== undefined) el.setAttribute(attr, String(props[name]));
          }
          document.querySelector("main")!.append(el);
          el.data = props.data as Float32Array;
        },
        [tag, props, metas[tag]] as const,
      );
      await driver.ready("a");
      expect(await picture(page, "a")).toBe(wanted);
    });
  }

  for (const host of hosts) {
    test(`a prop that is taken away in ${host} goes back to its default`, async ({ page }) => {
      const driver = await Driver.open(page, host);
      const { tag, props } = example("sonde-heatmap", "cells");
      await driver.mount("a", tag, props);
      const before = await picture(page, "a");
      await driver.set("a", { colormap: "plasma", xTitle: "Time", x1: 12 });
      expect(await picture(page, "a")).not.toBe(before);
      await driver.set("a", { colormap: undefined, xTitle: undefined, x1: undefined });
      expect(await picture(page, "a")).toBe(before);
    });
  }
});

test.describe("data", () => {
  for (const host of hosts) {
    test(`a Float32Array, a Float64Array and an array of the same numbers show the same in ${host}`, async ({ page }) => {
      const driver = await Driver.open(page, host);
      const { tag, props } = example("sonde-heatmap", "cells");
      await driver.mount("a", tag, props);
      const before = await picture(page, "a");
      const numbers = [...(props.data as Float32Array)];
      for (const data of [Float64Array.from(numbers), numbers]) {
        await driver.set("a", { data });
        expect(await picture(page, "a")).toBe(before);
        expect((await driver.values("a")).z).toEqual(numbers);
      }
      await driver.set("a", { data: null, rows: 0, columns: 0 });
      expect(await picture(page, "a")).not.toBe(before);
      await driver.set("a", { data: props.data, rows: 3, columns: 4 });
      expect(await picture(page, "a")).toBe(before);
      expect(await driver.events("a", "widget-error")).toEqual([]);
    });
  }

  test("float64 keeps its digits", async ({ page }) => {
    const driver = await Driver.open(page, "plain");
    const data = Float64Array.of(1, 1 + 2 ** -40, 1 + 2 ** -41, 2);
    await driver.mount("a", "sonde-heatmap", { data, rows: 2, columns: 2 });
    expect((await driver.values("a")).z).toEqual([...data]);
  });

  test("values() is a copy", async ({ page }) => {
    const driver = await Driver.open(page, "plain");
    const { tag, props } = example("sonde-heatmap", "cells");
    await driver.mount("a", tag, props);
    const second = await page.evaluate(() => {
      const el = document.getElementById("a") as Heatmap;
      el.values()!.z![0] = 99;
      return el.values()!.z![0];
    });
    expect(second).toBe(0);
  });
});

test.describe("labels", () => {
  const labels = ["Spectrum", "频谱 スペクトル 스펙트럼", "طيف الإشارة", "Ünïcödé 🎻 e\u0301", "<b>&amp;\u0000"];
  for (const tag of tags) {
    test(`${tag} shows labels of any script, each different, and is named by them`, async ({ page }) => {
      const driver = await Driver.open(page, "plain");
      const { props } = example(tag);
      await driver.mount("a", tag, { ...props, label: "" });
      const pictures = [await picture(page, "a")];
      for (const label of labels) {
        await driver.set("a", { label });
        pictures.push(await picture(page, "a"));
        await expect(page.locator("#a [role=graphics-document]")).toHaveAttribute("aria-label", label);
      }
      expect(new Set(pictures).size).toBe(pictures.length);
    });

    test(`${tag} takes lone surrogates in its label`, async ({ page }) => {
      const driver = await Driver.open(page, "plain");
      await driver.mount("a", tag, example(tag).props);
      await page.evaluate(async () => {
        const el = document.getElementById("a") as Spectrum;
        for (const code of [[0xd800], [0xdc00, 0x61], [0x61, 0xdbff, 0x62], [0xdfff, 0xd800]]) {
          el.label = String.fromCharCode(...code);
          await el.ready;
        }
      });
      await driver.set("a", { label: "Well" });
      expect(await driver.events("a", "widget-error")).toEqual([]);
    });
  }
});

test.describe("values that are none", () => {
  test.use({ expected: /; allowed: / }); // nobody handles the errors, so they are said on the console

  /** What is wrong for each prop whatever the widget: not a number, half a whole number, an unknown name, an object. */
  function wrongValues(tag: string): [prop: string, value: unknown][] {
    return metas[tag].flatMap(({ name, kind }): [string, unknown][] => {
      // A number that has no meaning for these data, of streams or of another scale, vetoes nothing.
      const idle = (name === "history" && kind === "number") || (name === "threshold" && tag === "sonde-waveform");
      if (idle) return [[name, "many"], [name, {}]];
      if (kind === "number") return [[name, NaN], [name, "many"], [name, {}]];
      if (kind === "int") return [[name, NaN], [name, 1.5], [name, -1], [name, 1e12]];
      if (kind === "enum") return [[name, "nonsense"], [name, 7]];
      if (kind === "data") return [[name, "1,2,3"], [name, { rows: 2 }]];
      return [];
    });
  }

  async function refused(page: Page, driver: Driver, prop: string, value: unknown, before: string) {
    await driver.forget("a");
    await driver.set("a", { [prop]: value });
    const error = await driver.event<WidgetError>("a", "widget-error");
    expect(error.prop, `${prop} = ${String(value)}`).toBe(prop);
    expect(error.value).toBeTruthy();
    expect(error.allowed).toBeTruthy();
    expect(error.message).toContain(prop);
    expect(await picture(page, "a"), `the picture with ${prop} = ${String(value)}`).toBe(before);
  }

  for (const tag of tags) {
    test(`${tag} says which prop is wrong, with its value and what is allowed, and goes on showing the last good picture`, async ({ page }) => {
      const driver = await Driver.open(page, "plain");
      const { props } = example(tag);
      await driver.mount("a", tag, props);
      const before = await picture(page, "a");
      for (const [prop, value] of wrongValues(tag)) {
        await refused(page, driver, prop, value, before);
        await driver.set("a", { [prop]: props[prop] });
        expect(await picture(page, "a"), `after ${prop} = ${String(value)}`).toBe(before);
      }
      const label = metas[tag].find((p) => p.name === "label");
      if (label) await driver.set("a", { label: "It goes on" });
      expect(await picture(page, "a")).not.toBe(before);
    });
  }

  for (const host of hosts) {
    test(`props out of range in ${host}: the error has them, and the picture stays`, async ({ page }) => {
      const driver = await Driver.open(page, host);
      const spectrum = example("sonde-spectrum");
      await driver.mount("a", spectrum.tag, spectrum.props);
      let before = await picture(page, "a");
      for (const [prop, value, allowed] of [
        ["fftSize", 0, /2 to 1048576/],
        ["sampleRate", NaN, /above 0/],
        ["sampleRate", -1, /above 0/],
        ["overlap", 1, /0 to 0.99/],
        ["window", "hat", /hann/],
      ] as const) {
        await refused(page, driver, prop, value, before);
        expect((await driver.event<WidgetError>("a", "widget-error")).allowed).toMatch(allowed);
        expect((await driver.event<WidgetError>("a", "widget-error")).value).toContain(String(value));
        await driver.set("a", { [prop]: spectrum.props[prop] });
      }
      await driver.unmount("a");

      const heatmap = example("sonde-heatmap", "cells");
      await driver.mount("a", heatmap.tag, heatmap.props);
      before = await picture(page, "a");
      await driver.forget("a");
      await driver.set("a", { rows: 5 });
      const error = await driver.event<WidgetError>("a", "widget-error");
      expect(error).toMatchObject({ prop: "data", value: "12 values" });
      expect(error.allowed).toContain("5 x 4 = 20");
      expect(await picture(page, "a")).toBe(before);
    });
  }

  test("a view that is none is refused and nothing moves", async ({ page }) => {
    const driver = await Driver.open(page, "plain");
    const { tag, props } = example("sonde-spectrum");
    await driver.mount("a", tag, props);
    const whole = await driver.view("a");
    const before = await picture(page, "a");
    for (const view of [{ x: [NaN, 1], y: [0, 1] }, { x: [2, 1], y: [0, 1] }, {}, 7, { x: ["a", "b"], y: [0, 1] }]) {
      await page.evaluate((view) => {
        try {
          (document.getElementById("a") as Spectrum).view = view as never;
        } catch (error) {
          if (!(error instanceof TypeError || error instanceof RangeError)) throw error;
        }
      }, view);
      await driver.ready("a");
      expect(await driver.view("a")).toEqual(whole);
    }
    expect(await picture(page, "a")).toBe(before);
  });
});
