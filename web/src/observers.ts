// What happens around elements: to their sizes and places, and to the page that they are in. One observer of each kind for all
// elements of a document, which may be another one than that of this script: in a frame, or in a window that the page opened.

import { runtime } from "./runtime";
import { watchThemes } from "./theme";

// Observed is told what happens to its element.
export interface Observed {
  sized(width: number, height: number): void; // in device pixels
  seen(visible: boolean): void; // on screen or not
  shown(): void; // its page is shown again, or on another screen: what it shows may be out of date
  restyled(): void; // colours may have changed
  fontsLoaded(): void;
  print(ratio: number, until: number): void; // in so many pixels for a CSS pixel, complete, before performance.now() is until
  printed(): void;
  gone(): void; // its window is
}

type Around = Window & typeof globalThis;

// windowOf is the window that shows an element; null in a document that none shows, that of a template for one.
export function windowOf(element: Element): Around | null {
  return element.ownerDocument.defaultView as Around | null;
}

const pages = new WeakMap<Document, Page>();
const places = new WeakMap<Element, Page>();

export function observe(element: Element, by: Observed): void {
  const window = windowOf(element);
  if (!window) return;
  let page = pages.get(window.document);
  if (!page) pages.set(window.document, (page = new Page(window)));
  places.set(element, page);
  page.observe(element, by);
}

export function unobserve(element: Element): void {
  places.get(element)?.unobserve(element);
  places.delete(element);
}

// deviceSize is the size of an element in device pixels, as the browser will snap it.
export function deviceSize(element: Element): [number, number] {
  const r = element.getBoundingClientRect();
  const d = windowOf(element)?.devicePixelRatio ?? 1;
  return [Math.round(r.right * d) - Math.round(r.left * d), Math.round(r.bottom * d) - Math.round(r.top * d)];
}

// exact is the browser's own count of device pixels. Where it pretends to have another screen (its developer tools
// do), it counts those of the true one.
function exact(box: ResizeObserverSize, css: DOMRectReadOnly, d: number): [number, number] {
  if (Math.abs(box.inlineSize - css.width * d) > 1) return [Math.round(css.width * d), Math.round(css.height * d)];
  return [box.inlineSize, box.blockSize];
}

// Of print: as fine as 300 dots an inch where memory allows, and no longer awaited than people wait for a preview.
const printRatio = 300 / 96;
const printPixels = 1 << 26; // of all elements together: 256 MB
const printTime = 20_000; // ms

class Page {
  readonly #observed = new Map<Element, Observed>();
  readonly #sizes: ResizeObserver;
  readonly #places: IntersectionObserver;
  #printing = false;

  constructor(private readonly window: Around) {
    const { document } = window;
    this.#sizes = new window.ResizeObserver((entries) => {
      for (const { target, contentRect, devicePixelContentBoxSize: box } of entries) {
        const size = box ? exact(box[0], contentRect, window.devicePixelRatio) : deviceSize(target);
        this.#observed.get(target)?.sized(...size);
      }
    });
    this.#places = new window.IntersectionObserver((entries) => {
      for (const entry of entries) this.#observed.get(entry.target)?.seen(entry.isIntersecting);
    });
    const shown = () => this.#all((by) => by.shown());
    document.addEventListener("visibilitychange", () => {
      if (document.hidden) runtime.flushFrames(document);
      else shown();
    });
    document.addEventListener("resume", shown);
    window.addEventListener("pageshow", (event) => event.persisted && shown());
    window.addEventListener("pagehide", (event) => {
      if (!event.persisted && document !== globalThis.document) this.#all((by) => by.gone());
    });
    window.addEventListener("resize", () => {
      for (const [element, by] of this.#observed) by.sized(...deviceSize(element)); // the ratio may have changed alone
    });
    this.#watchRatio(shown);
    watchThemes(window, () => this.#all((by) => by.restyled()));
    document.fonts?.addEventListener("loadingdone", () => {
      runtime.call(null, (port) => port.fontsChanged());
      this.#all((by) => by.fontsLoaded());
    });
    window.addEventListener("beforeprint", () => this.#print());
    window.addEventListener("afterprint", () => this.#printed());
    // Browsers tell of print by one, by the other, or by both.
    window.matchMedia("print").addEventListener("change", ({ matches }) => (matches ? this.#print() : this.#printed()));
  }

  observe(element: Element, by: Observed): void {
    this.#observed.set(element, by);
    try {
      this.#sizes.observe(element, { box: "device-pixel-content-box" });
    } catch {
      this.#sizes.observe(element); // Safari has no device pixels: they are rounded from CSS pixels
    }
    this.#places.observe(element);
  }

  unobserve(element: Element): void {
    this.#observed.delete(element);
    this.#sizes.unobserve(element);
    this.#places.unobserve(element);
  }

  #all(tell: (by: Observed) => void): void {
    [...this.#observed.values()].forEach(tell);
  }

  // #watchRatio calls back when the window comes to a screen of other pixels, which need not change its size.
  #watchRatio(changed: () => void): void {
    const query = this.window.matchMedia(`(resolution: ${this.window.devicePixelRatio}dppx)`);
    const again = (): void => {
      this.#watchRatio(changed);
      changed();
    };
    query.addEventListener("change", again, { once: true });
  }

  // #print has all elements complete when it returns, those out of sight too: then the browser takes the page as it is.
  #print(): void {
    if (this.#printing) return;
    this.#printing = true;
    let area = 1;
    for (const element of this.#observed.keys()) area += element.clientWidth * element.clientHeight;
    const ratio = Math.max(this.window.devicePixelRatio, Math.min(printRatio, Math.sqrt(printPixels / area)));
    const until = performance.now() + printTime;
    this.#all((by) => by.print(ratio, until));
  }

  #printed(): void {
    if (!this.#printing) return;
    this.#printing = false;
    this.#all((by) => by.printed());
  }
}
