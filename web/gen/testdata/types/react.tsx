// Types of the React components and of the raw tags in JSX.
import { useRef } from "react";
import type { SondeSpectrumElement } from "@sonde-viz/elements";
import "@sonde-viz/elements/jsx";
import { Heatmap, Spectrum, type SpectrumProps } from "@sonde-viz/elements/react";

const samples = new Float32Array(1024);

export function Good() {
  const ref = useRef<SondeSpectrumElement>(null);
  const rest: SpectrumProps = { data: samples, sampleRate: 48000 };
  return (
    <>
      <Spectrum {...rest} />
      <Spectrum
        ref={ref}
        data={samples}
        sampleRate={undefined}
        fftSize={4096}
        window="flat-top"
        unit="v2hz"
        className="plot"
        style={{ height: 300 }}
        id="spectrum"
        aria-label="Spectrum"
        onClick={() => ref.current?.refresh()}
        onReady={(event) => event.detail.version}
        onError={(event) => event.detail.allowed}
        onCursorChange={(event) => event.detail?.frequency}
        onViewChange={(event) => event.detail.x[0]}
      />
      <Heatmap data={samples} rows={32} columns={32} vmin={null} colormap="magma" />
      <sonde-spectrum data={samples} sampleRate={48000} class="plot" oncursor-change={(event) => event.detail?.bin} />
    </>
  );
}

export function Bad() {
  return (
    <>
      {/* @ts-expect-error not a number */}
      <Spectrum sampleRate="48000" />
      {/* @ts-expect-error not a window */}
      <Spectrum window="han" />
      {/* @ts-expect-error no such prop */}
      <Spectrum sample-Rate={1} samplerate={1} />
      {/* @ts-expect-error not numbers */}
      <Spectrum data={["a"]} />
      {/* @ts-expect-error null when the cursor has left */}
      <Spectrum onCursorChange={(event) => event.detail.bin} />
      {/* @ts-expect-error not a colour map */}
      <Heatmap colormap="jet" />
      {/* @ts-expect-error not a number */}
      <sonde-heatmap rows="2" />
    </>
  );
}
