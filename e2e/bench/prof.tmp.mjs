import { launch, visit, isolated } from "./chromium.mjs";
import { serve } from "../serve.mjs";
import { join } from "node:path";
const folder = join(import.meta.dirname, "../../build/bench/pictures");
const server = await serve(folder, 0, isolated);
const origin = `http://localhost:${server.address().port}`;
const browser = await launch();
const name = process.argv[2] ?? "use/spectrogram/live";
await visit(browser, origin, async (page) => {
  await page.evaluate(() => window.names("use"));
  const { x, y, width, height } = await page.evaluate((n) => window.use(n), name);
  const at = (u, v) => [x + width * (0.15 + 0.7 * u), y + height * (0.15 + 0.7 * v)];
  const { mouse } = page;
  const c = await page.context().newCDPSession(page);
  await c.send("Profiler.enable"); await c.send("Profiler.setSamplingInterval", { interval: 500 });
  const move = async (a, b, n) => { for (let i = 0; i <= n; i++) await mouse.move(...at(a[0] + (b[0] - a[0]) * i / n, a[1] + (b[1] - a[1]) * i / n)); };
  const look = async () => {
    await move([0,0],[1,1],20);
    for (const d of [-120,-120,-120,120,-120,-120,120,120]) { await mouse.wheel(0, d); await move([0.9,0.9],[0.4,0.6],4); }
    await mouse.move(...at(0.2,0.3)); await mouse.down(); await move([0.2,0.3],[0.7,0.8],20); await mouse.up();
    await move([0.2,0.3],[0.7,0.8],20);
    await mouse.dblclick(...at(0.5,0.5)); await move([0.5,0.5],[0,1],20);
  };
  await look();
  await c.send("Profiler.start");
  await page.evaluate(() => { window.marks = []; const mc = new MessageChannel(); let st = 0; mc.port1.onmessage = () => marks.push([st, performance.now()]); requestAnimationFrame(function n(t) { st = t; mc.port2.postMessage(0); requestAnimationFrame(n); }); });
  for (let i = 0; i < 3; i++) await look();
  const { profile } = await c.send("Profiler.stop");
  // group samples into busy bursts
  const byId = new Map(profile.nodes.map((n) => [n.id, n]));
  const parent = new Map(); for (const n of profile.nodes) for (const k of n.children ?? []) parent.set(k, n.id);
  const nm = (id) => { const f = byId.get(id).callFrame; return f.functionName || f.url.split("/").pop() + ":" + f.lineNumber; };
  let t = profile.startTime, burst = null; const bursts = [];
  profile.samples.forEach((id, i) => {
    t += profile.timeDeltas[i];
    const f = nm(id);
    if (f === "(idle)" || f === "(program)") { burst = null; return; }
    if (!burst || profile.timeDeltas[i] > 3000) bursts.push((burst = { start: t, ms: 0, by: {} }));
    const d = profile.timeDeltas[i] / 1000; burst.ms += d;
    burst.by[f] = (burst.by[f] ?? 0) + d;
    for (let p = parent.get(id); p; p = parent.get(p)) { const g = "^" + nm(p); burst.inc ??= {}; burst.inc[g] = (burst.inc[g] ?? 0) + d; }
  });
  bursts.sort((a, b) => b.ms - a.ms);
  for (const b of bursts.slice(0, 6)) {
    console.log(b.ms.toFixed(1), Object.entries(b.by).sort((p, q) => q[1] - p[1]).slice(0, 8).map(([k, v]) => `${k.replace(/github.com.sonde-viz.sonde./,"")} ${v.toFixed(1)}`).join(" | "));
    console.log("      ", Object.entries(b.inc ?? {}).sort((p, q) => q[1] - p[1]).slice(0, 14).map(([k, v]) => `${k.replace(/github.com.sonde-viz.sonde./,"")} ${v.toFixed(1)}`).join(" | "));
  }
});
await browser.close(); server.close();
