// Measures Sonde side by side with its peers, in one Chromium and one run:
//
//   make bench                 all cases
//   make bench CASES=startup   those whose name the regular expression matches
//
// A table goes to standard output, and the rows to build/bench.json, where those of cases that were not run stay.

import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { launch } from "./chromium.mjs";
import * as startup from "./cases/startup.mjs";

const cases = [startup];
const file = join(import.meta.dirname, "../../build/bench.json");

const wanted = new RegExp(process.env.CASES ?? "");
const chosen = cases.filter((c) => wanted.test(c.name));
if (chosen.length === 0) {
  console.error(`no case matches ${wanted}; there are: ${cases.map((c) => c.name).join(", ")}`);
  process.exit(1);
}

const browser = await launch();
const rows = [];
try {
  for (const c of chosen) rows.push(...(await c.run(browser)));
} finally {
  await browser.close();
}

print(rows);
const kept = read().filter((old) => !rows.some((row) => row.case === old.case));
mkdirSync(join(file, ".."), { recursive: true });
writeFileSync(file, JSON.stringify([...kept, ...rows].sort((a, b) => a.case.localeCompare(b.case)), null, 2) + "\n");

function read() {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    return []; // the first run
  }
}

function print(rows) {
  const lines = [
    ["case", "unit", "Sonde", "peer", "", "ratio"],
    ...rows.map((r) => [r.case, r.unit, r.value.toFixed(1), r.peer_value.toFixed(1), r.peer, `${r.ratio.toFixed(2)} x`]),
  ];
  const widths = lines[0].map((_, i) => Math.max(...lines.map((l) => l[i].length)));
  for (const line of lines) console.log(line.map((cell, i) => cell.padEnd(widths[i])).join("  ").trimEnd());
}
