// What an element shows: two canvases, one on the other, so that a moving cursor does not repaint the data; and words
// where there is no picture.

import { type Observed, deviceSize, observe, unobserve, windowOf } from "./observers";
import { paint, type DisplayList } from "./painter";
import type { Memory } from "./memory";
import type { Frame, Port } from "./port";
import { familyNumber } from "./fonts";
import { probeCSS, readTheme, type Theme } from "./theme";

const css =
  ":host{display:block;position:relative;contain:content;block-size:20rem;min-inline-size:0}" +
  ":host([hidden]){display:none}" +
  ".inside{position:absolute;inset:0;padding:inherit;display:grid}" +
  ".plot{position:relative;min-inline-size:0;min-block-size:0;overflow:hidden;touch-action:pan-y pinch-zoom;user-select:none;-webkit-user-select:none}" +
  ".plot.grip{cursor:ns-resize}" +
  ".plot:focus{outline:none}.plot:focus-visible{outline:2px solid Highlight;outline-offset:-2px}" +
  "canvas{position:absolute;inset:0;inline-size:100%;block-size:100%;pointer-events:none}" +
  ".error{position:absolute;inset:0;margin:0;padding:1rem;display:grid;place-content:center;justify-items:center;gap:.75rem;" +
  "text-align:center;overflow:auto;background:var(--sonde-surface,Canvas);color:var(--sonde-alert,CanvasText)}" +
  ".error[hidden]{display:none}" +
  // What was painted for the screen keeps its shape on paper, which may be narrower.
  "@media print{canvas{object-fit:contain;object-position:left top}}" +
  probeCSS;

const sheets = new WeakMap<Document, CSSStyleSheet>();

// sheet is the style of all elements of a document; a style sheet cannot be shared by documents.
function sheet(document: Document, window: typeof globalThis): CSSStyleSheet {
  let found = sheets.get(document);
  if (!found) {
    found = new window.CSSStyleSheet();
    found.replaceSync(css);
    sheets.set(document, found);
  }
  return found;
}

// Owner is the element, as its surface sees it.
export interface Owner {
  changed(): void; // the instance has to hear of something
  complete(until: number): void; // all is to be computed and painted now, before performance.now() is until
  printed(): void; // the page is
  gone(): void; // the window is
}

function make<K extends keyof HTMLElementTagNameMap>(tag: K, name: string): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag);
  made.className = name;
  return made;
}

export class Surface implements Observed {
  readonly plot: HTMLElement;
  #base: HTMLCanvasElement;
  #overlay: HTMLCanvasElement;
  readonly #error: HTMLElement;
  readonly #probe: HTMLElement;

  #width = NaN; // device pixels; NaN: to be measured
  #height = NaN;
  #measured = 1; // pixels of a CSS pixel when they were
  #intersecting = true; // until told otherwise
  #theme: Theme | null = null; // null: to be read
  #sent = ""; // size, colours and font that the instance knows
  #visible: boolean | null = null; // that the instance knows
  #aside = false; // it is painted although it is out of sight
  #lost = false; // what was painted is
  #print = 0; // pixels of a CSS pixel on paper; 0: it is not printed

  constructor(
    private readonly root: ShadowRoot,
    role: string,
    private readonly owner: Owner,
  ) {
    this.plot = make("div", "plot");
    this.plot.setAttribute("part", "plot");
    this.plot.setAttribute("role", "graphics-document");
    this.plot.setAttribute("aria-roledescription", role);
    this.plot.tabIndex = 0;
    [this.#base, this.#overlay] = this.#canvases();
    this.#error = make("div", "error");
    this.#error.setAttribute("part", "error");
    this.#error.setAttribute("role", "alert");
    this.#error.hidden = true;
    this.#probe = make("div", "probe");
    this.#probe.setAttribute("aria-hidden", "true");
    this.#probe.addEventListener("transitionend", (event) => {
      event.stopPropagation();
      this.restyled();
    });
    this.plot.append(this.#base, this.#overlay);
    // The padding of the element stays free, whatever its height comes from.
    const inside = make("div", "inside");
    inside.append(this.plot);
    root.append(inside, this.#error, this.#probe);
  }

  #canvases(): [HTMLCanvasElement, HTMLCanvasElement] {
    const pair = [make("canvas", "base"), make("canvas", "overlay")] as [HTMLCanvasElement, HTMLCanvasElement];
    for (const canvas of pair) {
      canvas.setAttribute("aria-hidden", "true");
      canvas.addEventListener("contextrestored", () => this.#repaint());
    }
    pair[1].hidden = true;
    return pair;
  }

  connect(): void {
    this.adopt();
    this.#theme = null;
    this.#width = NaN;
    observe(this.plot, this);
  }

  disconnect(): void {
    unobserve(this.plot);
  }

  // adopt gives the shadow root the style of the document that it is in; one that no window shows has none.
  adopt(): void {
    const window = windowOf(this.plot);
    if (window) this.root.adoptedStyleSheets = [sheet(window.document, window)];
  }

  name(text: string): void {
    this.plot.setAttribute("aria-label", text);
  }

  busy(busy: boolean): void {
    if (busy) this.plot.setAttribute("aria-busy", "true");
    else this.plot.removeAttribute("aria-busy");
  }

  // forget makes the next sync tell the instance everything: it is a new one.
  forget(): void {
    this.#sent = "";
    this.#visible = null;
    this.owner.changed();
  }

  get visible(): boolean {
    return this.#print > 0 || this.#aside || (this.#intersecting && !this.plot.ownerDocument.hidden);
  }

  // pixels is how many there are to be painted; 0 in a page that is not shown.
  get pixels(): number {
    return this.plot.ownerDocument.hidden ? 0 : this.#width * this.#height || 0;
  }

  // aside has paint take the element for seen.
  aside(paint: () => void): void {
    this.#aside = true;
    paint();
    this.#aside = false;
  }

  // #ratio is how many device pixels there are to a CSS pixel.
  get #ratio(): number {
    return this.#print || this.#screen;
  }

  get #screen(): number {
    return windowOf(this.plot)?.devicePixelRatio ?? 1;
  }

  // #repaint is for canvases whose content is lost: all is painted again.
  #repaint(): void {
    this.#lost = true;
    this.owner.changed();
  }

  sized(width: number, height: number): void {
    this.#measured = this.#screen;
    if (width === this.#width && height === this.#height) return;
    this.#width = width;
    this.#height = height;
    this.owner.changed();
  }

  seen(visible: boolean): void {
    if (visible === this.#intersecting) return;
    this.#intersecting = visible;
    this.owner.changed();
  }

  shown(): void {
    this.#width = NaN;
    this.restyled();
  }

  print(ratio: number, until: number): void {
    this.#print = ratio;
    this.#theme = null;
    this.owner.complete(until);
  }

  printed(): void {
    this.#print = 0;
    this.owner.printed();
    this.restyled();
  }

  // gone is followed by connect if a page has kept the element. A canvas that was in a window that is gone paints no more.
  gone(): void {
    this.owner.gone();
    const [base, overlay] = this.#canvases();
    this.#base.replaceWith(base);
    this.#overlay.replaceWith(overlay);
    [this.#base, this.#overlay] = [base, overlay];
  }

  restyled(): void {
    this.#theme = null;
    this.owner.changed();
  }

  fontsLoaded(): void {
    this.owner.changed();
  }

  // sync tells the instance what has changed of size, colours, font and visibility. An element that was just connected is
  // measured here, when its page has put all in place that it does at once: one layout is enough for all of it.
  sync(port: Port, id: number): void {
    if (!(this.#width > 0) || this.#measured !== this.#screen) this.#measure();
    const theme = (this.#theme ??= readTheme(this.#probe, this.#print > 0));
    const dpr = this.#ratio;
    if (this.#lost) {
      this.#lost = false;
      this.#sent = "";
      port.resize(id, 0, 0, dpr); // the same size again would be no news
    }
    const now = `${this.#width} ${this.#height} ${dpr} ${theme.dark} ${theme.own} ${theme.rgba} ${theme.left} ${theme.right} ${theme.family}`;
    if (this.#sent !== now) {
      this.#sent = now;
      port.family(id, familyNumber(theme.family));
      port.theme(id, theme.dark, theme.own, theme.rgba);
      port.margins(id, theme.left, theme.right);
      port.resize(id, this.#width / this.#screen, this.#height / this.#screen, dpr);
    }
    if (this.#visible !== this.visible) {
      this.#visible = this.visible;
      port.visible(id, this.visible);
    }
  }

  // #measure is for an element whose size is not known, or was nothing: one that was hidden may be shown now, and is seen
  // until the observers, who come later, say otherwise.
  #measure(): void {
    const hidden = this.#width === 0;
    [this.#width, this.#height] = deviceSize(this.plot);
    this.#measured = this.#screen;
    if (!hidden || this.#width === 0) return;
    this.#intersecting = true;
    unobserve(this.plot);
    observe(this.plot, this);
  }

  // fromElement is where a point of the plot stands in the element, which has a border and a padding, and may be scaled.
  fromElement({ x, y }: { x: number; y: number }): { x: number; y: number } {
    const host = this.root.host as HTMLElement;
    const [plot, all] = [this.#base.getBoundingClientRect(), host.getBoundingClientRect()];
    const scale = [host.offsetWidth / all.width || 1, host.offsetHeight / all.height || 1];
    return { x: x + (plot.left - all.left) * scale[0], y: y + (plot.top - all.top) * scale[1] };
  }

  paint(frame: Frame, memory: Memory): void {
    if (frame.base) this.#paint(this.#base, frame.base, memory);
    if (!frame.overlay) return;
    // Without anything on it, it is not there: the browser has one layer less to put together.
    const empty = frame.overlay.wordCount === 0;
    if (!empty) this.#paint(this.#overlay, frame.overlay, memory);
    this.#overlay.hidden = empty;
  }

  // #paint gives a canvas exactly as many pixels as it covers on the screen: nothing is resampled.
  #paint(canvas: HTMLCanvasElement, list: DisplayList, memory: Memory): void {
    const finer = this.#ratio / this.#screen;
    const width = Math.round(this.#width * finer);
    const height = Math.round(this.#height * finer);
    if (canvas.width !== width) canvas.width = width;
    if (canvas.height !== height) canvas.height = height;
    const ctx = canvas.getContext("2d");
    if (ctx && this.#theme) paint(ctx, list, memory, this.#ratio, this.#theme.family);
  }

  // showError puts words in the place of the picture, with a button if trying again may help.
  showError(message: string, retry: (() => void) | null): void {
    const text = document.createElement("span");
    text.textContent = message;
    this.#error.replaceChildren(text);
    if (retry) {
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = "Try again";
      button.addEventListener("click", retry);
      this.#error.append(button);
    }
    this.#error.hidden = false;
  }

  hideError(): void {
    this.#error.hidden = true;
    this.#error.replaceChildren();
  }
}
