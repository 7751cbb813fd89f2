// use/*: large data in a user's hands, at the screen's own rate of frames: the longest task of the page while the cursor moves, the
// wheel turns, and areas are dragged, with the data at rest or coming in. Its peer is the 16.7 ms that a frame has.
//
// A task is measured by the processor's time, from the browser's trace: what else the machine does makes none longer. A frame
// with the pointer's events before it is one task. A row is the median of the sessions' longest ones.

import { join } from "node:path";
import { isolated, launch, median, visit } from "../chromium.mjs";
import { serve } from "../../serve.mjs";
import { tasksOf } from "../tasks.mjs";
import { prepare } from "./pictures.mjs";

const folder = join(import.meta.dirname, "../../../build/bench/pictures");
const sessions = 3;
const frame = 1000 / 60;

export async function run(_, wanted) {
  prepare();
  const server = await serve(folder, 0, isolated);
  const origin = `http://localhost:${server.address().port}`;
  const browser = await launch();
  const rows = [];
  try {
    const names = await visit(browser, origin, (page) => page.evaluate(() => window.names("use")));
    for (const name of names.filter((n) => wanted.test(n))) {
      const longest = [];
      for (let i = 0; i < sessions; i++) {
        const tasks = await visit(browser, origin, (page) => session(page, name));
        const late = tasks.filter((ms) => ms > frame);
        longest.push(Math.max(...tasks));
        console.error(`${name}  ${tasks.length} tasks of over 1 ms, ${late.length} of over ${frame.toFixed(1)}: ${late.map((ms) => ms.toFixed(1)).join(" ")}`);
      }
      const value = median(longest);
      rows.push({ case: name, unit: "ms", sonde: "elements", peer: "60 frames a second", value, peer_value: frame, ratio: frame / value });
    }
  } finally {
    await browser.close();
    server.close();
  }
  return rows;
}

/** The milliseconds of every task of over one while a user looks around in the picture. */
async function session(page, name) {
  await page.evaluate(() => window.names("use")); // the page has its script
  const { x, y, width, height } = await page.evaluate((n) => window.use(n), name);
  const at = (u, v) => [x + width * (0.15 + 0.7 * u), y + height * (0.15 + 0.7 * v)];
  const { mouse, keyboard } = page;
  const move = async (from, to, steps) => {
    for (let i = 0; i <= steps; i++) await mouse.move(...at(from[0] + ((to[0] - from[0]) * i) / steps, from[1] + ((to[1] - from[1]) * i) / steps));
  };
  const drag = async (from, to, key) => {
    await mouse.move(...at(...from));
    if (key) await keyboard.down(key);
    await mouse.down();
    await move(from, to, 30);
    await mouse.up();
    if (key) await keyboard.up(key);
  };
  const look = async () => {
    await move([0, 0], [1, 1], 60);
    for (const delta of [-120, -120, -120, 120, -120, -120, 120, 120]) {
      await mouse.wheel(0, delta);
      await move([0.9, 0.9], [0.4, 0.6], 4);
    }
    await keyboard.down("Shift");
    for (const delta of [-120, -120, 120, 120]) await mouse.wheel(0, delta);
    await keyboard.up("Shift");
    await drag([0.2, 0.3], [0.7, 0.8]);
    await drag([0.5, 0.5], [0.2, 0.4], "Shift");
    await drag([0.3, 0.3], [0.6, 0.9]);
    if ((await page.evaluate(() => window.zoomed())) !== true) throw new Error(`${name}: nothing was zoomed`);
    await mouse.dblclick(...at(0.5, 0.5));
    await move([0.5, 0.5], [0, 1], 30);
  };
  await look(); // compiles what is hot
  return tasksOf(page, async () => {
    for (let i = 0; i < 2; i++) await look();
  });
}
