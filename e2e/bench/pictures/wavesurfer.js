import WaveSurfer from "wavesurfer.js";
import Spectrogram from "wavesurfer.js/dist/plugins/spectrogram.esm.js";
import { first, place, repeat, shows } from "./time.js";
import { samples } from "./data.js";

export const cases = {
  "spectrogram/60s/paint": () => {
    const x = samples(60 * 48000);
    return repeat(5, async () => {
      const div = place();
      let surfer;
      const ms = await first(async () => {
        surfer = WaveSurfer.create({ container: div, height: 0, sampleRate: 48000 });
        const plugin = surfer.registerPlugin(
          Spectrogram.create({ height: 600, fftSamples: 2048, noverlap: 1536, windowFunc: "hann", labels: false, scale: "linear" }),
        );
        const ready = new Promise((resolve) => plugin.on("ready", resolve));
        await surfer.load("", [x], 60);
        await ready;
      });
      const root = [...div.children].map((c) => c.shadowRoot).find(Boolean) ?? div;
      shows(root);
      surfer.destroy();
      div.remove();
      return ms;
    });
  },
};
