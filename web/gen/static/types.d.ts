/**
 * Samples. They keep their kind: float32, float64, int16, int32, uint8 or uint16; Int8Array becomes int16, Uint32Array and
 * arrays of numbers become float64.
 */
export type Samples =
  | Float32Array
  | Float64Array
  | Int8Array
  | Uint8Array
  | Uint8ClampedArray
  | Int16Array
  | Uint16Array
  | Int32Array
  | Uint32Array
  | readonly number[];

/** The part of the axes that is shown, in their units. */
export interface View {
  x: [number, number];
  y: [number, number];
}

/** The numbers shown: for a line x and y; for a grid x and y are the edges of the cells, z the cells row by row. */
export interface Values {
  x: Float64Array;
  y: Float64Array;
  z?: Float32Array | Float64Array | Int16Array | Int32Array | Uint8Array | Uint16Array;
  rows?: number;
  columns?: number;
}

/** A point in CSS pixels from the element's top left. */
export interface Point {
  x: number;
  y: number;
}

/** The detail of widget-ready. */
export interface WidgetReadyDetail {
  readonly version: string;
}

/** The detail of widget-error. Prop, value and allowed are empty when the error is not about a prop. */
export interface WidgetErrorDetail {
  readonly prop: string;
  readonly value: string;
  readonly allowed: string;
  readonly message: string;
  readonly phase: string;
}

/** The detail of widget-progress. */
export interface WidgetProgressDetail {
  readonly progress: number;
}

/** The events of every element. None of them bubbles. */
export interface WidgetEventMap {
  "widget-ready": CustomEvent<WidgetReadyDetail>;
  "widget-error": CustomEvent<WidgetErrorDetail>;
  "widget-progress": CustomEvent<WidgetProgressDetail>;
}

/** What every element has, whatever it shows. */
export interface WidgetElement extends HTMLElement {
  /** Resolves when all that is set so far is computed and shown; rejects when the program can't start. */
  readonly ready: Promise<this>;
  /** The window shown. One axis alone leaves the other as it is. Setting it emits nothing; null shows everything. */
  get view(): View | null;
  set view(view: Partial<View> | null | undefined);
  /** How far the work behind the picture has come, 0 to 1; 1 when there is none. The state busy says that there is some. */
  readonly progress: number;
  /** A copy of the numbers shown; null while there are none. */
  values(): Values | null;
  /** Where a data point stands, in CSS pixels from the left and the top of the element with its border. */
  pixelOf(x: number, y: number): Point | null;
  /** Says that a data array was changed in place. */
  refresh(): void;
  /** Starts the program again after it could not be loaded. */
  retry(): void;
  /** Gives back what the element holds; it comes to life again when it is put into a page again. */
  dispose(): void;
}

/** Where the program is found, when it is not beside the package's own modules. */
export interface Configuration {
  wasmUrl?: string | URL;
  wasmModule?: WebAssembly.Module | PromiseLike<WebAssembly.Module>;
  /** false: long work is never shared with Workers. Else up to three are started when a widget has work of more than about half a second, and ended when it is done. */
  workers?: boolean;
  /** Where worker.js is, when it does not lie beside the runtime; of the page's own origin. */
  workerUrl?: string | URL;
  /** Where compute.wasm is, which the Workers run, when it does not lie beside the runtime. */
  computeUrl?: string | URL;
}

/** Why a program does not run. */
export type StartErrorKind = "offline" | "http" | "html" | "compile" | "version" | "exit";
