// Pictures for a user to look around in.

import { grid, samples } from "./data.js";
import { make } from "./sonde.js";
import { frame } from "./time.js";

const rate = 48000;

const still = (tag, props) => async () => {
  const element = make(tag, props());
  await element.ready;
  return element;
};

/** A stream, with some pushes in every frame from now on. */
const stream = (tag, props, push) => async () => {
  const element = make(tag, props);
  await element.ready;
  (function next(i) {
    push(element, i);
    requestAnimationFrame(() => next(i + 1));
  })(0);
  for (let i = 0; i < 60; i++) await frame();
  return element;
};

const square = (n) => still("sonde-heatmap", () => ({ data: grid(n), rows: n, columns: n }));
const sound = samples(20 * rate);
const block = (i) => sound.subarray((i * 800) % (19 * rate)).subarray(0, 800); // of a sixtieth of a second

export const cases = {
  "use/heatmap/2048": square(2048),
  "use/heatmap/10000": square(10000),
  "use/spectrogram/600s": still("sonde-spectrogram", () => ({ data: samples(600 * rate), sampleRate: rate, fftSize: 2048, overlap: 0.75 })),
  "use/spectrogram/live": stream("sonde-spectrogram", { sampleRate: rate, fftSize: 2048, overlap: 0.75, history: 10 }, (e, i) => e.push(block(i))),
  "use/waveform/1e8": still("sonde-waveform", () => ({ data: samples(1e8), sampleRate: rate })),
  "use/waveform/live": stream("sonde-waveform", { sampleRate: rate, history: 10 }, (e, i) => e.push(block(i))),
};

let shown = null;
let whole = "";

/** Shows the picture, and returns where it is. */
window.use = async (name) => {
  shown = await cases[name]();
  whole = JSON.stringify(shown.view.y);
  const { x, y, width, height } = shown.getBoundingClientRect();
  return { x, y, width, height };
};

/** Whether less of it is to be seen than at first. */
window.zoomed = () => JSON.stringify(shown.view.y) !== whole;
