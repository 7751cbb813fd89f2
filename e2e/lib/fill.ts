// Filling the program's memory with arrays, matrices and streams, in an order that a seed says, until something is refused.

import { expect, type Page } from "@playwright/test";
import { Driver } from "./hosts";

interface Filled {
  made: string[]; // ids of the elements that got their memory
  refused: string; // the one that did not
  kind: string;
  error: { prop: string; value: string; allowed: string; phase: string };
  others: string[]; // errors of the others
  before: string[]; // what the others show, before and after the refusal
  after: string[];
  again: boolean; // a smaller part was taken, once the largest of the others was gone
}

/** Counts the programs that a page starts. */
export async function countPrograms(page: Page): Promise<() => Promise<number>> {
  await page.addInitScript(() => {
    const start = WebAssembly.instantiate;
    const counted = window as unknown as { programs: number };
    counted.programs = 0;
    WebAssembly.instantiate = ((...args: Parameters<typeof start>) => {
      counted.programs++;
      return start(...args);
    }) as typeof start;
  });
  return () => page.evaluate(() => (window as unknown as { programs: number }).programs);
}

/** Fills memory of so many bytes, in parts of a twentieth to a fourth of it. */
export function fill(page: Page, seed: number, bytes: number): Promise<Filled> {
  return page.evaluate(
    async ([seed, bytes]) => {
      type Any = HTMLElement & { ready: Promise<unknown>; data: unknown; values(): { y: Float64Array; x: Float64Array; z?: ArrayLike<number> } } & Record<string, unknown>;
      let state = seed * 2654435761 + 1;
      const random = () => {
        state = (Math.imul(state ^ (state >>> 15), 2246822519) + 0x9e3779b9) | 0;
        return ((state ^ (state >>> 13)) >>> 0) / 2 ** 32;
      };
      const main = document.querySelector("main")!;
      main.replaceChildren();
      await new Promise((done) => setTimeout(done));
      const source = new Float32Array(Math.ceil(bytes / 16)).fill(0.5); // all arrays are parts of it
      const errors = new Map<string, Filled["error"][]>();
      const made: Any[] = [];
      const sizes = new Map<string, number>();

      /** Gives an element n float32 of its own, in one of the ways. */
      const give = async (el: Any, kind: string, n: number, round: number) => {
        if (kind === "array") el.data = source.subarray(0, n);
        else if (kind === "matrix") {
          const columns = 1000;
          Object.assign(el, { rows: Math.floor(n / columns), columns, data: source.subarray(0, Math.floor(n / columns) * columns) });
        } else if (kind === "rows") {
          Object.assign(el, { columns: 1000, history: Math.min(Math.max(1, Math.floor(n / 1400)), 130_000) }); // which is the most
          (el as unknown as { pushRows(x: Float32Array): void }).pushRows(new Float32Array(1000).fill(round));
        } else {
          Object.assign(el, { sampleRate: 1000, history: n / 1000 });
          (el as unknown as { push(x: Float32Array): void }).push(Float32Array.from({ length: 4096 }, (_, i) => Math.sin(i * round)));
        }
        await el.ready;
      };
      const hash = (x: ArrayLike<number>) => {
        let h = x.length;
        for (let i = 0; i < x.length; i++) h = (Math.imul(h, 31) + Math.round(1000 * (x[i] || 0))) | 0;
        return h;
      };
      const shown = (el: Any) => {
        const v = el.values();
        return `${el.id} ${v.x.length} ${hash(v.y)} ${v.z ? hash(v.z) : ""}`;
      };

      for (let round = 1; ; round++) {
        const kind = ["array", "matrix", "stream", "rows"][Math.floor(4 * random())];
        const tags = { array: ["waveform", "spectrum"], matrix: ["heatmap"], stream: ["waveform", "spectrum", "spectrogram"], rows: ["heatmap"] }[kind]!;
        const tag = tags[Math.floor(tags.length * random())];
        const n = Math.floor(((0.05 + 0.2 * random()) * bytes) / 4);
        const el = document.createElement(`sonde-${tag}`) as Any;
        el.id = `${kind}-${round}`;
        el.addEventListener("widget-error", (event) => {
          event.preventDefault();
          errors.set(el.id, [...(errors.get(el.id) ?? []), (event as CustomEvent).detail]);
        });
        main.append(el);
        await el.ready;
        const before = made.map(shown);
        await give(el, kind, n, round);
        const [error] = errors.get(el.id) ?? [];
        if (!error) {
          made.push(el);
          sizes.set(el.id, n);
          if (round > 100) throw new Error("nothing is refused");
          continue;
        }
        const after = made.map(shown);
        errors.delete(el.id);
        const others = [...errors].map(([id, [e]]) => `${id}: ${JSON.stringify(e)}`);
        const largest = made.reduce((a, b) => (sizes.get(a.id)! > sizes.get(b.id)! ? a : b));
        largest.remove();
        await new Promise((done) => setTimeout(done)); // it is ended in a task of its own
        if (kind === "array" || kind === "matrix") el.data = undefined;
        await give(el, kind, Math.min(n, sizes.get(largest.id)! * 0.7), round);
        return { made: made.map((e) => e.id), refused: el.id, kind, error, others, before, after, again: !errors.has(el.id) };
      }
    },
    [seed, bytes] as const,
  );
}

/** What must hold of every order. */
export async function expectRefusal(page: Page, f: Filled, programs: number): Promise<void> {
  expect(f.others).toEqual([]);
  expect(f.after).toEqual(f.before);
  expect(f.error.phase).toBe("update");
  const named = [...f.error.allowed.matchAll(/sonde-[a-z]+#([a-z]+-\d+)/g)].map(([, id]) => id);
  expect(named.length, f.error.allowed).toBeGreaterThan(0);
  for (const id of named) expect([...f.made, f.refused]).toContain(id);
  expect(f.error.allowed).toMatch(/^(at most [\d.]+ [MG]B, which is what memory can still hold|less: .*); /);
  expect(programs).toBe(1);
  expect((await new Driver(page).stats()).instances).toBe(f.made.length);
}
