// The elements in React: the generated components, or with ?raw the tags themselves.
import { Activity, createElement, StrictMode, useEffect, useState } from "react";
import type { ComponentType } from "react";
import { createRoot } from "react-dom/client";
import "@sonde-viz/elements";
import * as components from "@sonde-viz/elements/react";
import { collect, stats } from "@sonde-viz/elements/testing";
import { events, Recorder } from "../../shared/host.js";

interface Mounted {
  id: string;
  tag: string;
  props: Record<string, unknown>;
  shown: boolean;
}

type Change = (widgets: Mounted[]) => Mounted[];

const raw = new URLSearchParams(location.search).has("raw");
const record = new Recorder();
let change: (f: Change) => Promise<void>;

/** componentOf finds <Spectrum> for "sonde-spectrum". */
function componentOf(tag: string): ComponentType<Record<string, unknown>> {
  const name = tag.replace(/^sonde/, "").replace(/-(.)/g, (_, c: string) => c.toUpperCase());
  return (components as unknown as Record<string, ComponentType<Record<string, unknown>>>)[name];
}

function handlerName(event: string): string {
  if (raw) return "on" + event;
  const own: Record<string, string> = { "widget-ready": "onReady", "widget-error": "onError" };
  return own[event] ?? "on" + ("-" + event).replace(/-(.)/g, (_, c: string) => c.toUpperCase());
}

function Widget({ id, tag, props }: Mounted) {
  const handlers = Object.fromEntries(
    events.map((event) => [handlerName(event), (e: CustomEvent) => record.add(id, e)]),
  );
  return createElement(raw ? tag : componentOf(tag), { ...props, ...handlers, id });
}

function App() {
  const [widgets, setWidgets] = useState<Mounted[]>([]);
  const [done, setDone] = useState<(() => void)[]>([]);
  change = (f) =>
    new Promise((resolve) => {
      setWidgets(f);
      setDone((waiting) => [...waiting, resolve]);
    });
  useEffect(() => done.forEach((resolve) => resolve()), [done]);
  return widgets.map((w) => (
    <Activity key={w.id} mode={w.shown ? "visible" : "hidden"}>
      <Widget {...w} />
    </Activity>
  ));
}

const only = (id: string, f: (w: Mounted) => Mounted): Change => (widgets) => widgets.map((w) => (w.id === id ? f(w) : w));

window.host = {
  mount: (id, tag, props) => change((widgets) => [...widgets, { id, tag, props, shown: true }]),
  set: (id, props) => change(only(id, (w) => ({ ...w, props: { ...w.props, ...props } }))),
  unmount: (id) => change((widgets) => widgets.filter((w) => w.id !== id)),
  order: (ids) => change((widgets) => ids.map((id) => widgets.find((w) => w.id === id)!)),
  keep: (id, shown) => change(only(id, (w) => ({ ...w, shown }))),
  take: (id) => record.take(id),
  stats,
  collect,
};

createRoot(document.getElementById("root")!).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
