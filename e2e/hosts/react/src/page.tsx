// A page as it is rendered on the server and brought to life in the browser.
import { useRef, useState } from "react";
import { Spectrum } from "@sonde-viz/elements/react";
import type { SondeSpectrumElement } from "@sonde-viz/elements";

const samples = Float32Array.from({ length: 1024 }, (_, i) => Math.sin((2 * Math.PI * 64 * i) / 1024));

export function Page() {
  const [bin, setBin] = useState<number | null>(null);
  const ref = useRef<SondeSpectrumElement>(null);
  return (
    <>
      <Spectrum
        ref={ref}
        id="a"
        data={samples}
        sampleRate={1024}
        fftSize={1024}
        label="Rendered on the server"
        onCursorChange={(event) => setBin(event.detail?.bin ?? null)}
      />
      <output id="bin">{bin ?? "none"}</output>
    </>
  );
}
