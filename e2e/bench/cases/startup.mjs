// startup/plain: from navigation to the first painted chart, in a page of plain HTML that was never visited.
//
// Both pages draw the spectrum of the same 4096 samples as a line of 2049 points, with axes and a title. Sonde gets the
// samples and computes the spectrum first; plotly gets it computed. Both are served compressed by the same server, and
// each visit is a new browser context without cache. A chart counts as painted when its library says that it is drawn
// and the frame after that has been made.

import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { median } from "../chromium.mjs";
import { serve } from "../../serve.mjs";

const name = "startup/plain";

const root = join(import.meta.dirname, "../../..");
const folder = join(root, "build/bench/startup");
const repeats = 11;

export async function run(browser, wanted) {
  if (!wanted.test(name)) return [];
  prepare();
  // Plotly writes inline styles, so its pages can't keep the policy that Sonde's do: neither has one here.
  const server = await serve(folder, 0, {});
  const origin = `http://localhost:${server.address().port}`;
  const times = { sonde: [], plotly: [] };
  try {
    for (const page of ["sonde", "plotly"]) await visit(browser, `${origin}/${page}/`); // the browser itself warms up
    for (let i = 0; i < repeats; i++) {
      for (const page of i % 2 ? ["plotly", "sonde"] : ["sonde", "plotly"]) times[page].push(await visit(browser, `${origin}/${page}/`));
    }
  } finally {
    server.close();
  }
  const [value, peer_value] = [median(times.sonde), median(times.plotly)];
  return [
    {
      case: name,
      unit: "ms",
      sonde: `@sonde-viz/elements ${version(join(folder, "sonde/elements"))}`,
      peer: `plotly.js-dist-min ${version(join(import.meta.dirname, "../node_modules/plotly.js-dist-min"))}`,
      value,
      peer_value,
      ratio: peer_value / value,
    },
  ];
}

const version = (path) => JSON.parse(readFileSync(join(path, "package.json"), "utf8")).version;

/** Visits a page for the first time, and returns the milliseconds until its chart was painted. */
async function visit(browser, url) {
  const context = await browser.newContext({ viewport: { width: 1000, height: 700 } });
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send("Network.setCacheDisabled", { cacheDisabled: true });
  await page.goto(url);
  const painted = await page.evaluate(() => window.painted); // performance.now(): since navigation
  await context.close();
  return painted;
}

function prepare() {
  rmSync(folder, { recursive: true, force: true });
  for (const page of ["sonde", "plotly"]) mkdirSync(join(folder, page), { recursive: true });
  cpSync(join(root, "build/npm"), join(folder, "sonde/elements"), { recursive: true });
  const plotly = "plotly/plotly.min.js";
  cpSync(join(import.meta.dirname, "../node_modules/plotly.js-dist-min/plotly.min.js"), join(folder, plotly));

  const samples = signal();
  const { frequencies, levels } = spectrum(samples);
  const write = (name, text) => writeFileSync(join(folder, name), text);
  write("page.css", "body { margin: 16px; }\n#chart { width: 900px; height: 500px; }\n");
  write("painted.js", `export const painted = () => new Promise((done) => requestAnimationFrame(() => setTimeout(() => done(performance.now()))));\n`);
  write("sonde/samples.js", `export default Float32Array.of(${samples.join()});\n`);
  write("sonde/index.html", page("", `<sonde-spectrum id="chart" sample-rate="16000" fft-size="4096" label="Spectrum"></sonde-spectrum>`));
  write("sonde/main.js", `import "./elements/dist/define/sonde-spectrum.js";
import samples from "./samples.js";
import { painted } from "../painted.js";
const chart = document.getElementById("chart");
chart.data = samples;
window.painted = chart.ready.then(painted);
`);
  write("plotly/levels.js", `export const frequencies = ${JSON.stringify(frequencies)};\nexport const levels = ${JSON.stringify(levels)};\n`);
  write("plotly/index.html", page(`<script src="plotly.min.js"></script>`, `<div id="chart"></div>`));
  write("plotly/main.js", `import { frequencies, levels } from "./levels.js";
import { painted } from "../painted.js";
const layout = { title: { text: "Spectrum" }, xaxis: { title: { text: "Frequency (Hz)" } }, yaxis: { title: { text: "Level (dBFS)" } } };
window.painted = Plotly.newPlot("chart", [{ x: frequencies, y: levels, mode: "lines" }], layout).then(painted);
`);
  const built = ["sonde/samples.js", "sonde/main.js", "plotly/levels.js", plotly, "plotly/main.js", "painted.js"];
  const runtime = execFileSync("find", [join(folder, "sonde/elements/dist"), "-name", "*.js", "-o", "-name", "*.wasm"], { encoding: "utf8" });
  const files = [...built.map((f) => join(folder, f)), ...runtime.trim().split("\n")];
  execFileSync("go", ["run", "./web/build", "compress", "-level", "11", ...files], { cwd: root, stdio: "inherit" });
}

const page = (head, body) => `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <title>Startup</title>
    <link rel="stylesheet" href="../page.css">
    ${head}
    <script type="module" src="main.js"></script>
  </head>
  <body>${body}</body>
</html>
`;

/** A tone with its third harmonic, in a little noise. */
function signal() {
  let seed = 1;
  const noise = () => (seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0) / 2 ** 31 - 1;
  return Float32Array.from({ length: 4096 }, (_, i) => {
    const t = (2 * Math.PI * i) / 16000;
    return 0.5 * Math.sin(1000 * t) + 0.005 * Math.sin(3000 * t) + 1e-4 * noise();
  });
}

/** Its level in dBFS, by the definition: once per run, for the peer. */
function spectrum(samples) {
  const n = samples.length;
  const windowed = samples.map((x, i) => x * (0.5 - 0.5 * Math.cos((2 * Math.PI * i) / n)));
  const frequencies = [];
  const levels = [];
  for (let k = 0; k <= n / 2; k++) {
    let re = 0;
    let im = 0;
    for (let i = 0; i < n; i++) {
      const a = (2 * Math.PI * ((k * i) % n)) / n;
      re += windowed[i] * Math.cos(a);
      im -= windowed[i] * Math.sin(a);
    }
    const amplitude = (Math.hypot(re, im) / n) * (k === 0 || k === n / 2 ? 2 : 4); // one-sided; the window's gain is 1/2
    frequencies.push((16000 * k) / n);
    levels.push(20 * Math.log10(amplitude));
  }
  return { frequencies, levels };
}
