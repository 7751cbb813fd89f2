// The kernels, in pages that hold compute.wasm, a Go program with the same kernels, and their peers.
// `make bench` has put the pages' script and our programs into build/bench/kernels.

import { cpSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { isolated, visit } from "../chromium.mjs";
import { serve } from "../../serve.mjs";

const root = join(import.meta.dirname, "../../..");
const folder = join(root, "build/bench/kernels");
const modules = join(import.meta.dirname, "../node_modules");

export const quick = true;

export async function run(browser, wanted) {
  prepare();
  const server = await serve(folder, 0, isolated);
  const origin = `http://localhost:${server.address().port}`;
  const rows = [];
  try {
    for (const group of ["fft", "signals", "matrix", "startup"]) {
      const names = (await visit(browser, origin, (page) => page.evaluate((g) => window.names(g), group))).filter((name) => wanted.test(name));
      const cases = [...new Set(names.map((name) => name.replace(/^go\//, "")))];
      for (const kind of new Set(cases.map(kindOf))) {
        const measured = await visit(browser, origin, async (page) => {
          const list = [];
          for (const name of cases.filter((c) => kindOf(c) === kind)) {
            try {
              list.push(...(await page.evaluate(([g, n]) => window.measure(g, n), [group, name])));
            } catch (error) {
              console.error(`${name}: ${error.message}`);
              process.exitCode = 1; // and the others go on
            }
          }
          return list;
        });
        rows.push(...measured.filter((row) => wanted.test(row.case)));
      }
    }
  } finally {
    server.close();
  }
  return rows;
}

/** The cases of a kind share a page. */
const kindOf = (name) => name.split("/").slice(0, 3).filter((part) => !/^\d+$/.test(part)).join("/");

function prepare() {
  cpSync(join(root, "web/generated/kernels/compute.wasm"), join(folder, "compute.wasm"));
  cpSync(join(modules, "@echogarden/pffft-wasm/dist/simd"), join(folder, "pffft"), { recursive: true });
  cpSync(join(modules, "@tensorflow/tfjs-backend-wasm/dist"), join(folder, "tfjs"), { recursive: true, filter: (path) => !/\.\w+$/.test(path) || path.endsWith(".wasm") });
  writeFileSync(join(folder, "index.html"), `<!doctype html>\n<title>Kernels</title>\n<script type="module" src="main.js"></script>\n`);
}
