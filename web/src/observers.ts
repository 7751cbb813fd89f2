// One observer of each kind for all elements of the page.

import { runtime } from "./runtime";
import { watchThemes } from "./theme";

// Observed is told what happens to its element.
export interface Observed {
  sized(width: number, height: number): void; // in device pixels
  seen(visible: boolean): void; // on screen or not
  restyled(): void; // colours may have changed
  fontsLoaded(): void;
}

const observed = new Map<Element, Observed>();
let sizes: ResizeObserver | null = null;
let places: IntersectionObserver | null = null;

export function observe(element: Element, by: Observed): void {
  if (!sizes) listen();
  observed.set(element, by);
  try {
    sizes?.observe(element, { box: "device-pixel-content-box" });
  } catch {
    sizes?.observe(element); // Safari has no device pixels: they are rounded from CSS pixels
  }
  places?.observe(element);
}

export function unobserve(element: Element): void {
  observed.delete(element);
  sizes?.unobserve(element);
  places?.unobserve(element);
}

// deviceSize is the size of an element in device pixels, as the browser will snap it.
export function deviceSize(element: Element): [number, number] {
  const r = element.getBoundingClientRect();
  const d = devicePixelRatio;
  return [Math.round(r.right * d) - Math.round(r.left * d), Math.round(r.bottom * d) - Math.round(r.top * d)];
}

// exact is the browser's own count of device pixels. Where it pretends to have another screen (its developer tools
// do), it counts those of the true one.
function exact(box: ResizeObserverSize, css: DOMRectReadOnly): [number, number] {
  const d = devicePixelRatio;
  if (Math.abs(box.inlineSize - css.width * d) > 1) return [Math.round(css.width * d), Math.round(css.height * d)];
  return [box.inlineSize, box.blockSize];
}

function listen(): void {
  sizes = new ResizeObserver((entries) => {
    for (const { target, contentRect, devicePixelContentBoxSize: box } of entries) {
      observed.get(target)?.sized(...(box ? exact(box[0], contentRect) : deviceSize(target)));
    }
  });
  places = new IntersectionObserver((entries) => {
    for (const entry of entries) observed.get(entry.target)?.seen(entry.isIntersecting);
  });
  const all = (f: (o: Observed) => void) => () => observed.forEach(f);
  document.addEventListener("visibilitychange", () => {
    if (document.hidden) runtime.flushFrames();
  });
  addEventListener("resize", () => {
    for (const [element, by] of observed) by.sized(...deviceSize(element)); // the ratio may have changed alone
  });
  watchThemes(all((o) => o.restyled()));
  document.fonts?.addEventListener("loadingdone", () => {
    runtime.call(null, (port) => port.fontsChanged());
    all((o) => o.fontsLoaded())();
  });
}
