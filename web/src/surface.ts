// What an element shows: two canvases, one on the other, so that a moving cursor does not repaint the data; and words
// where there is no picture.

import { type Observed, deviceSize, observe, unobserve } from "./observers";
import { paint, type DisplayList } from "./painter";
import type { Memory } from "./memory";
import type { Frame, Port } from "./port";
import { familyNumber } from "./fonts";
import { probeCSS, readTheme, type Theme } from "./theme";

const css =
  ":host{display:block;position:relative;contain:content;block-size:20rem;min-inline-size:0}" +
  ":host([hidden]){display:none}" +
  ".plot{position:absolute;inset:0;overflow:hidden;touch-action:pan-y pinch-zoom;user-select:none;-webkit-user-select:none}" +
  ".plot.grip{cursor:ns-resize}" +
  ".plot:focus{outline:none}.plot:focus-visible{outline:2px solid Highlight;outline-offset:-2px}" +
  "canvas{position:absolute;inset:0;inline-size:100%;block-size:100%;pointer-events:none}" +
  ".error{position:absolute;inset:0;margin:0;padding:1rem;display:grid;place-content:center;justify-items:center;gap:.75rem;" +
  "text-align:center;overflow:auto;background:var(--sonde-surface,Canvas);color:var(--sonde-alert,CanvasText)}" +
  ".error[hidden]{display:none}" +
  probeCSS;

const sheets = new WeakMap<Document, CSSStyleSheet>();

// sheet is the style of all elements of a document; a style sheet cannot be shared by documents.
function sheet(document: Document): CSSStyleSheet {
  let found = sheets.get(document);
  if (!found) {
    found = new (document.defaultView?.CSSStyleSheet ?? CSSStyleSheet)();
    found.replaceSync(css);
    sheets.set(document, found);
  }
  return found;
}

export class Surface implements Observed {
  readonly plot: HTMLElement;
  readonly #base: HTMLCanvasElement;
  readonly #overlay: HTMLCanvasElement;
  readonly #error: HTMLElement;
  readonly #probe: HTMLElement;

  #width = NaN; // device pixels; NaN: to be measured
  #height = NaN;
  #intersecting = true; // until told otherwise
  #theme: Theme | null = null; // null: to be read
  #sent = ""; // size, colours and font that the instance knows
  #visible: boolean | null = null; // that the instance knows

  // changed is called when the instance has to hear of something.
  constructor(
    private readonly root: ShadowRoot,
    role: string,
    private readonly changed: () => void,
  ) {
    const make = <K extends keyof HTMLElementTagNameMap>(tag: K, name: string): HTMLElementTagNameMap[K] => {
      const made = document.createElement(tag);
      made.className = name;
      return made;
    };
    this.plot = make("div", "plot");
    this.plot.setAttribute("part", "plot");
    this.plot.setAttribute("role", "graphics-document");
    this.plot.setAttribute("aria-roledescription", role);
    this.plot.tabIndex = 0;
    this.#base = make("canvas", "base");
    this.#overlay = make("canvas", "overlay");
    this.#overlay.hidden = true;
    for (const canvas of [this.#base, this.#overlay]) {
      canvas.setAttribute("aria-hidden", "true");
      canvas.addEventListener("contextrestored", () => this.forget());
    }
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
    root.append(this.plot, this.#error, this.#probe);
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

  // adopt gives the shadow root the style of the document that it is in.
  adopt(): void {
    this.root.adoptedStyleSheets = [sheet(this.root.ownerDocument)];
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
    this.changed();
  }

  get visible(): boolean {
    return this.#intersecting && !document.hidden;
  }

  sized(width: number, height: number): void {
    if (width === this.#width && height === this.#height) return;
    this.#width = width;
    this.#height = height;
    this.changed();
  }

  seen(visible: boolean): void {
    if (visible === this.#intersecting) return;
    this.#intersecting = visible;
    this.changed();
  }

  restyled(): void {
    this.#theme = null;
    this.changed();
  }

  fontsLoaded(): void {
    this.changed();
  }

  // sync tells the instance what has changed of size, colours, font and visibility. An element that was just connected is
  // measured here, when its page has put all in place that it does at once: one layout is enough for all of it.
  sync(port: Port, id: number): void {
    if (!(this.#width > 0)) this.#measure();
    const theme = (this.#theme ??= readTheme(this.#probe));
    const dpr = devicePixelRatio;
    const now = `${this.#width} ${this.#height} ${dpr} ${theme.dark} ${theme.own} ${theme.rgba} ${theme.left} ${theme.right} ${theme.family}`;
    if (this.#sent !== now) {
      this.#sent = now;
      port.family(id, familyNumber(theme.family));
      port.theme(id, theme.dark, theme.own, theme.rgba);
      port.margins(id, theme.left, theme.right);
      port.resize(id, this.#width / dpr, this.#height / dpr, dpr);
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
    if (!hidden || this.#width === 0) return;
    this.#intersecting = true;
    unobserve(this.plot);
    observe(this.plot, this);
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
    if (canvas.width !== this.#width) canvas.width = this.#width;
    if (canvas.height !== this.#height) canvas.height = this.#height;
    const ctx = canvas.getContext("2d");
    if (ctx && this.#theme) paint(ctx, list, memory, devicePixelRatio, this.#theme.family);
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
