// Measures Sonde side by side with its peers, in one Chromium and one run:
//
//   make bench                  all cases
//   make bench QUICK=1          the kernels alone, in under 90 s
//   make bench CASES=^fft/c2c   those whose name the regular expression matches
//
// A table goes to standard output, and the rows to build/bench.json, where those of cases that were not run stay.

import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { launch } from "./chromium.mjs";
import { figures } from "./figures.mjs";
import * as app from "./cases/app.mjs";
import * as elements from "./cases/elements.mjs";
import * as kernels from "./cases/kernels.mjs";
import * as pictures from "./cases/pictures.mjs";
import * as startup from "./cases/startup.mjs";
import * as use from "./cases/use.mjs";

const file = join(import.meta.dirname, "../../build/bench.json");

const wanted = new RegExp(process.env.CASES ?? "");
const chosen = [kernels, pictures, use, app, startup, elements].filter((c) => c.quick || !process.env.QUICK);

const browser = await launch();
const rows = [];
try {
  for (const c of chosen) rows.push(...(await c.run(browser, wanted)));
} finally {
  await browser.close();
}
if (rows.length === 0) {
  console.error(`no case matches ${wanted}`);
  process.exit(1);
}

print(
  ["case", "unit", "Sonde", "peer", "", "ratio"],
  rows.map((r) => [r.case, r.unit, digits(r.value), digits(r.peer_value), r.peer, `${r.ratio.toFixed(2)} x`]),
);
const kept = read().filter((old) => !rows.some((row) => row.case === old.case));
const all = [...kept, ...rows].sort((a, b) => a.case.localeCompare(b.case, "en", { numeric: true }));
mkdirSync(join(file, ".."), { recursive: true });
writeFileSync(file, JSON.stringify(all, null, 2) + "\n");

const summary = figures(rows);
if (summary.length) {
  console.log();
  print(
    ["figure", "is", "at least", "aim", ""],
    summary.map((f) => [f.name, f.is.toFixed(2), f.least.toFixed(2), f.aim.toFixed(2), f.is < f.least ? `MISSED (${f.where})` : f.where]),
  );
}

function read() {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    return []; // the first run
  }
}

function digits(value) {
  return value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2);
}

function print(head, body) {
  const lines = [head, ...body];
  const widths = head.map((_, i) => Math.max(...lines.map((l) => l[i].length)));
  for (const line of lines) console.log(line.map((cell, i) => cell.padEnd(widths[i])).join("  ").trimEnd());
}
