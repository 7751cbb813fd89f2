/** What every host page offers to the tests as `window.host`, in its own framework's way. */
export interface Host {
  /** Puts a widget into the page; resolves when its element is there. */
  mount(id: string, tag: string, props: Record<string, unknown>): Promise<void>;
  /** Gives a widget new props beside the old ones; undefined takes a prop away. */
  set(id: string, props: Record<string, unknown>): Promise<void>;
  /** Takes a widget out of the page. */
  unmount(id: string): Promise<void>;
  /** Puts the widgets into this order. */
  order(ids: string[]): Promise<void>;
  /** Hides a widget in the way that keeps its state (Activity, KeepAlive, out of the document), or shows it again. */
  keep(id: string, shown: boolean): Promise<void>;
  /** The events that came since the last call. */
  take(id: string): { type: string; detail: unknown }[];
  stats(): { instances: number; handles: number; heapBytes: number };
  collect(): void;
}

export interface Recorded {
  type: string;
  detail: unknown;
}

/** Records the events of widgets, for Host.take. */
export class Recorder {
  add(id: string, event: CustomEvent): void;
  take(id: string): Recorded[];
}

export const events: readonly string[];

declare global {
  interface Window {
    host: Host;
    before: string[];
  }
}
