// The pictures, in pages of their own for every case and subject: what one leaves in memory does not slow another.
// `make bench` has put the pages' scripts into build/bench/pictures.
//
// The frame rate has no limit here, so that a frame takes as long as its work, and what is measured is no multiple of a
// screen's 16.7 ms.

import { cpSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { isolated, launch, median, visit } from "../chromium.mjs";
import { serve } from "../../serve.mjs";

const root = join(import.meta.dirname, "../../..");
const folder = join(root, "build/bench/pictures");

const screen = { width: 1920, height: 1280 }; // shows 100 pictures of 180 x 120
const peers = ["plotly.js-dist-min", "@h5web/lib", "echarts", "uplot", "wavesurfer.js", "floor", "without Workers"];

export async function run(_, wanted) {
  prepare();
  const server = await serve(folder, 0, isolated);
  const origin = `http://localhost:${server.address().port}`;
  const browser = await launch(["--disable-frame-rate-limit", "--disable-gpu-vsync", "--enable-unsafe-swiftshader"]);
  const rows = [];
  try {
    const has = {};
    for (const subject of ["sonde", ...peers]) has[subject] = await visit(browser, origin, (page) => page.evaluate((s) => window.names(s), subject));
    for (const name of has.sonde.filter((n) => wanted.test(n))) {
      const subjects = ["sonde", ...peers.filter((p) => has[p].includes(name))];
      const times = Object.fromEntries(subjects.map((s) => [s, []]));
      for (const order of [subjects, subjects.toReversed()]) {
        for (const s of order) times[s].push(...(await measured(browser, origin, s, name)));
      }
      const value = median(times.sonde);
      if (!(value > 0)) continue;
      if (subjects.length === 1) rows.push({ case: name, unit: "ms", sonde: "elements", peer: "", value, peer_value: value, ratio: 1 });
      for (const peer of subjects.slice(1).filter((s) => times[s].length > 0)) {
        const peer_value = median(times[peer]);
        rows.push({ case: name, unit: "ms", sonde: "elements", peer, value, peer_value, ratio: peer_value / value });
      }
    }
  } finally {
    await browser.close();
    server.close();
  }
  return against(rows);
}

/** The times of one subject, said at once: the whole run takes minutes. Without any, the subject could not do it. */
async function measured(browser, origin, subject, name, minutes = 5) {
  try {
    const taken = await visit(browser, origin, (page) =>
      Promise.race([page.evaluate(([s, n]) => window.measure(s, n), [subject, name]), late(minutes)]),
      screen,
    );
    console.error(`${name}  ${subject}: ${taken.map((ms) => ms.toFixed(1)).join(" ")} ms`);
    return taken;
  } catch (error) {
    console.error(`${name}  ${subject}: ${error.message}`);
    process.exitCode = 1;
    return [];
  }
}

function late(minutes) {
  return new Promise((_, reject) => {
    setTimeout(() => reject(new Error(`not done within ${minutes} minutes`)), minutes * 60_000).unref();
  });
}

/** A long history is compared with a short one. */
function against(rows) {
  const [short, long] = ["512", "16384"].map((n) => rows.find((row) => row.case === `spectrogram/append/${n}`));
  if (!short || !long) return rows;
  const row = { ...short, peer: "history of 16384 columns", value: long.value, peer_value: short.value, ratio: short.value / long.value };
  return [...rows.filter((r) => r !== short && r !== long), row];
}

export function prepare() {
  cpSync(join(root, "build/npm"), join(folder, "elements"), { recursive: true });
  const modules = join(import.meta.dirname, "../node_modules");
  cpSync(join(modules, "plotly.js-dist-min/plotly.min.js"), join(folder, "plotly.min.js"));
  for (const [name, file] of [["h5web.css", "@h5web/lib/dist/styles.css"], ["uplot.css", "uplot/dist/uPlot.min.css"]]) {
    cpSync(join(modules, file), join(folder, name));
  }
  writeFileSync(
    join(folder, "index.html"),
    `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>Pictures</title>
<link rel="stylesheet" href="h5web.css">
<link rel="stylesheet" href="uplot.css">
<style>body { margin: 8px; } body > div { float: left; }</style>
<script src="plotly.min.js"></script>
<script type="module" src="main.js"></script>
`,
  );
}
