// The elements without Workers: what those gain.

import { configure } from "./elements/dist/index.js";
import { long } from "./sonde.js";

configure({ workers: false });

export const cases = {
  "spectrogram/900s/complete": () => long("sonde-spectrogram", 900),
  "spectrum/1200s/complete": () => long("sonde-spectrum", 1200),
};
