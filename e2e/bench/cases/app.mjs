// app/*: the app while it opens five minutes of stereo at 48 kHz. Its peer is the 50 ms after which a user notices a delay.
//
//   app/open/task        the longest task of the page while the file is read and measured, and its pictures are computed
//   app/cancel/reading   from the click on Cancel until nothing is under way, while the file is read
//   app/cancel/measuring the same while it is measured
//
// A task is measured by the processor's time, from the browser's trace. A row is the median of some visits.

import { spawn } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { median, visit } from "../chromium.mjs";
import { tasksOf } from "../tasks.mjs";

const root = join(import.meta.dirname, "../../..");
const folder = join(root, "build/bench/app");
const path = join(folder, "five-minutes.wav");
const visits = 5;
const noticed = 50; // ms

const cases = {
  "app/open/task": open,
  "app/cancel/reading": (page) => cancel(page, "Reading"),
  "app/cancel/measuring": (page) => cancel(page, "Measuring"),
};

export async function run(browser, wanted) {
  const chosen = Object.entries(cases).filter(([name]) => wanted.test(name));
  if (chosen.length === 0) return [];
  mkdirSync(folder, { recursive: true });
  writeFileSync(path, noise(2, 5 * 60 * 48000, 48000));
  const address = `localhost:${await freePort()}`;
  const server = spawn("build/server", { cwd: root, env: { ...process.env, ADDR: address }, stdio: ["ignore", "inherit", "inherit"] });
  const rows = [];
  try {
    await answers(`http://${address}/`);
    for (const [name, measure] of chosen) {
      const values = [];
      for (let i = 0; i < visits; i++) values.push(await visit(browser, `http://${address}/?fft=1024`, (page) => measure(page)));
      console.error(`${name}  ${values.map((ms) => ms.toFixed(1)).join(" ")} ms`);
      const value = median(values);
      rows.push({ case: name, unit: "ms", sonde: "app", peer: "noticed", value, peer_value: noticed, ratio: noticed / value });
    }
  } finally {
    server.kill();
  }
  return rows;
}

async function open(page) {
  await page.waitForSelector("#file", { state: "attached" });
  const tasks = await tasksOf(page, async () => {
    await page.locator("#file").setInputFiles(path);
    await page.waitForSelector("#spectrogram", { timeout: 0 });
    await page.waitForSelector("#cancel", { state: "detached", timeout: 0 });
    for (const id of ["waveform", "spectrogram", "spectrum"]) await page.evaluate((id) => document.getElementById(id).ready.then(() => {}), id);
  });
  return Math.max(...tasks);
}

/** Clicks as soon as the phase is under way, and takes the time until its button is gone. */
async function cancel(page, phase) {
  await page.waitForSelector("#file", { state: "attached" });
  const cancelled = page.evaluate(
    (phase) =>
      new Promise((resolve) => {
        let clicked = 0;
        new MutationObserver((_, observer) => {
          const button = document.getElementById("cancel");
          if (!clicked && button && document.getElementById("progress-text")?.textContent?.startsWith(phase)) {
            setTimeout(() => {
              clicked = performance.now();
              button.click();
            });
          } else if (clicked && !button) {
            observer.disconnect();
            resolve(performance.now() - clicked);
          }
        }).observe(document.body, { childList: true, subtree: true, characterData: true });
      }),
    phase,
  );
  await page.locator("#file").setInputFiles(path);
  return cancelled;
}

/** A WAV file of 16 bits. */
function noise(channels, frames, rate) {
  const bytes = 2 * channels * frames;
  const file = Buffer.alloc(44 + bytes);
  file.write("RIFF", 0, "latin1");
  file.writeUInt32LE(36 + bytes, 4);
  file.write("WAVEfmt ", 8, "latin1");
  file.writeUInt32LE(16, 16);
  file.writeUInt16LE(1, 20);
  file.writeUInt16LE(channels, 22);
  file.writeUInt32LE(rate, 24);
  file.writeUInt32LE(2 * channels * rate, 28);
  file.writeUInt16LE(2 * channels, 32);
  file.writeUInt16LE(16, 34);
  file.write("data", 36, "latin1");
  file.writeUInt32LE(bytes, 40);
  let seed = 1; // a linear congruence (Numerical Recipes)
  const samples = new Int16Array(file.buffer, file.byteOffset + 44, bytes / 2);
  for (let i = 0; i < samples.length; i++) samples[i] = (seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0) >>> 17;
  return file;
}

function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "localhost", () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

async function answers(url) {
  for (let tries = 0; tries < 100; tries++) {
    try {
      return await fetch(url);
    } catch {
      await new Promise((done) => setTimeout(done, 100));
    }
  }
  throw new Error(`${url} does not answer`);
}
