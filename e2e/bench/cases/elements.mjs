// elements/*: the program of the elements by TinyGo and LLVM, and by Go's own compiler (peer "go"): the same package and
// page, with one file changed.
//
//   elements/size             brotli at level 11
//   elements/start/program    the program, whose bytes are there, is compiled and started
//   elements/start/painted    the same until the first element's picture is painted
//   elements/frame/spectrum   work of a frame, of a live spectrum of 4096 samples: median, 95 %, longest, over 60 s; and
//                             the longest pause of the program for a collection of its garbage
//   elements/frame/heatmap    the same of 256 x 256 cells
//   elements/collect/40       a collection while an element shows 40 MB, and so on
//   elements/live/40          a frame of a live spectrum beside an element that shows 40 MB: 95 %, longest; longest pause
//
// A frame's work is from its time stamp to the first task after it, so it holds whatever the program did before the
// frame could be shown. Both builds take turns, each time in a new page; a row is the median of the turns, of pauses
// the longest.

import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, constants } from "node:zlib";
import { isolated, median } from "../chromium.mjs";
import { serve } from "../../serve.mjs";

const root = join(import.meta.dirname, "../../..");
const folder = join(root, "build/bench/elements");
const builds = ["tinygo", "go"];
const seconds = Number(process.env.SECONDS ?? 60);

/** Each case by name: what it measures of one build in one visit, by the ends of its rows' names; how often; and its unit. */
const cases = {
  "elements/size": { unit: "KB", times: 1, measure: (_visit, build) => ({ "": size(build) / 1000 }) },
  "elements/start/program": { unit: "ms", times: 11, measure: (visit) => visit((page) => page.evaluate(() => window.program())) },
  "elements/start/painted": { unit: "ms", times: 11, measure: (visit) => visit((page) => page.evaluate(() => window.painted())) },
  "elements/frame/spectrum": { unit: "ms", times: 5, measure: (visit) => live(visit, "spectrum", 0, seconds / 5) },
  "elements/frame/heatmap": { unit: "ms", times: 5, measure: (visit) => live(visit, "heatmap", 0, seconds / 5) },
  "elements/collect/40": { unit: "ms", times: 3, measure: (visit) => visit((page) => page.evaluate(() => window.collect(40))) },
  "elements/collect/400": { unit: "ms", times: 3, measure: (visit) => visit((page) => page.evaluate(() => window.collect(400))) },
  "elements/live/40": { unit: "ms", times: 3, measure: (visit) => live(visit, "spectrum", 40, seconds / 10) },
  "elements/live/400": { unit: "ms", times: 3, measure: (visit) => live(visit, "spectrum", 400, seconds / 10) },
};

export async function run(browser, wanted) {
  const chosen = Object.entries(cases).filter(([name]) => wanted.test(name));
  if (chosen.length === 0 || !canBuild()) return [];
  prepare();
  const server = await serve(folder, 0, isolated);
  const origin = `http://localhost:${server.address().port}`;
  const rows = [];
  try {
    for (const [name, { unit, times, measure }] of chosen) {
      const taken = {};
      for (let i = 0; i < times; i++) {
        for (const build of i % 2 ? builds.toReversed() : builds) {
          const found = await measure((use) => visit(browser, `${origin}/?${build}`, use), build);
          for (const [end, value] of Object.entries(found)) ((taken[end] ??= { tinygo: [], go: [] })[build] ??= []).push(value);
        }
      }
      for (const [end, { tinygo, go }] of Object.entries(taken)) {
        const middle = end === "/pause" ? (all) => Math.max(...all) : median;
        const [value, peer_value] = [middle(tinygo), middle(go)];
        rows.push({ case: name + end, unit, sonde: "elements.wasm by TinyGo", peer: "go", value, peer_value, ratio: peer_value / value });
      }
    }
  } finally {
    server.close();
  }
  return rows;
}

function size(build) {
  const program = readFileSync(join(folder, `${build}.wasm`));
  return brotliCompressSync(program, { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: program.length } }).length;
}

/** The frames of a live element, beside one that shows so many megabytes. */
async function live(visit, kind, megabytes, seconds) {
  const { frames, pause } = await visit((page) => page.evaluate(([k, m, s]) => window.live(k, m, s), [kind, megabytes, seconds]));
  const at = (share) => frames.toSorted((a, b) => a - b)[Math.min(frames.length - 1, Math.floor(frames.length * share))];
  return { "/p50": at(0.5), "/p95": at(0.95), "/max": at(1), "/pause": pause };
}

/** Uses a page that was never visited. */
async function visit(browser, url, use) {
  const context = await browser.newContext({ viewport: { width: 1000, height: 700 } });
  const page = await context.newPage();
  page.on("pageerror", (error) => console.error(String(error)));
  const session = await context.newCDPSession(page);
  await session.send("Network.setCacheDisabled", { cacheDisabled: true });
  try {
    await page.goto(url);
    await page.waitForFunction(() => window.live !== undefined);
    const found = await use(page);
    return typeof found === "number" ? { "": found } : found;
  } finally {
    await context.close();
  }
}

/** Says so where there is no LLVM to build with. */
function canBuild() {
  try {
    execFileSync("build/tool", ["elements"], { cwd: root, stdio: "inherit" });
    return true;
  } catch {
    console.error("elements/* needs TinyGo and LLVM: make llvm");
    return false;
  }
}

function prepare() {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  cpSync(join(root, "build/npm"), join(folder, "package"), { recursive: true });
  cpSync(join(import.meta.dirname, "../page/elements.js"), join(folder, "elements.js"));
  const goroot = execFileSync("go", ["env", "GOROOT"], { cwd: root, encoding: "utf8" }).trim();
  cpSync(join(goroot, "lib/wasm/wasm_exec.js"), join(folder, "wasm_exec.js"));
  const env = { ...process.env, GOOS: "js", GOARCH: "wasm", GOEXPERIMENT: "simd,nojsonv2" };
  execFileSync("go", ["build", "-trimpath", "-ldflags=-s -w -buildid=", "-o", join(folder, "go.wasm"), "./web/wasm"], { cwd: root, stdio: "inherit", env });
  execFileSync("build/tool", ["elements", "./web/wasm", join(folder, "tinygo.wasm")], { cwd: root, stdio: "inherit" });
  writeFileSync(
    join(folder, "index.html"),
    `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <title>Elements</title>
    <script src="wasm_exec.js"></script>
    <script type="module" src="elements.js"></script>
  </head>
  <body></body>
</html>
`,
  );
}
