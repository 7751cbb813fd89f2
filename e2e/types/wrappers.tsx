// Types of the React components and of the elements: what must compile, and what must not.

import { useRef } from "react";
import { Heatmap, Spectrum } from "@sonde-viz/elements/react";
import type { SondeSpectrumElement } from "@sonde-viz/elements";
import "@sonde-viz/elements/jsx";

const samples = new Float32Array(4);

export function Good() {
  const ref = useRef<SondeSpectrumElement>(null);
  return (
    <>
      <Spectrum
        ref={ref}
        data={samples}
        sampleRate={48000}
        fftSize={1024}
        window="hann"
        xScale="log"
        className="wide"
        aria-label="A spectrum"
        onCursorChange={(event) => event.detail?.frequency?.toFixed()}
        onViewChange={({ detail }) => detail.x[0] + detail.y[1]}
        onReady={(event) => event.detail.version.length}
        onError={(event) => event.detail.allowed?.length}
      />
      <Heatmap data={[1, 2]} rows={1} columns={2} vmin={null} colormap="magma" onCursorChange={(event) => event.detail?.row} />
      <sonde-spectrum data={samples} sampleRate={48000} oncursor-change={(event) => event.detail?.bin} />
    </>
  );
}

export function Bad() {
  return (
    <>
      {/* @ts-expect-error a text is no number */}
      <Spectrum sampleRate="48000" />
      {/* @ts-expect-error there is no such window */}
      <Spectrum window="hat" />
      {/* @ts-expect-error there is no such prop */}
      <Spectrum samplerate={1} />
      {/* @ts-expect-error an object is no data */}
      <Heatmap data={{ rows: 2 }} />
      {/* @ts-expect-error the cursor of a heatmap has no frequency */}
      <Heatmap onCursorChange={(event) => event.detail?.frequency} />
      {/* @ts-expect-error the cursor may have left: detail is null then */}
      <Spectrum onCursorChange={(event) => event.detail.bin} />
    </>
  );
}

export function elements() {
  const el = document.createElement("sonde-spectrum");
  el.sampleRate = 44100;
  el.data = [1, 2, 3];
  el.data = null;
  el.view = { x: [0, 1], y: [0, 1] };
  el.addEventListener("cursor-change", (event) => event.detail?.level?.toFixed());
  el.ready.then((same: SondeSpectrumElement) => same.values()?.x);
  // @ts-expect-error a text is no number
  el.sampleRate = "fast";
  // @ts-expect-error detail may be null
  el.addEventListener("cursor-change", (event) => event.detail.level);
  // @ts-expect-error ready can't be set
  el.ready = Promise.resolve(el);
  // @ts-expect-error there is no such unit
  el.unit = "furlong";
}
