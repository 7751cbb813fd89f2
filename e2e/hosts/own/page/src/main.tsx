// A widget that a user wrote and packed, in React.
import { StrictMode, useState } from "react";
import { createRoot } from "react-dom/client";
import { Thermometer } from "@me/thermometer/react";

function Page() {
  const [celsius, setCelsius] = useState(18);
  const [fahrenheit, setFahrenheit] = useState<number | null>(null);
  const [refused, setRefused] = useState("");
  return (
    <>
      <Thermometer
        id="a"
        celsius={celsius}
        label="Garden"
        onCursorChange={(event) => setFahrenheit(event.detail?.fahrenheit ?? null)}
        onError={(event) => setRefused(`${event.detail.prop} ${event.detail.value} ${event.detail.allowed}`)}
      />
      <form>
        <label>
          Celsius <input type="number" value={celsius} onChange={(event) => setCelsius(event.target.valueAsNumber)} />
        </label>
        <output id="fahrenheit">{fahrenheit ?? "none"}</output>
        <output id="refused">{refused}</output>
      </form>
    </>
  );
}

createRoot(document.getElementById("root")!).render(
  <StrictMode>
    <Page />
  </StrictMode>,
);
