// Pictures out of sight: they are painted when the page has time, because a capture of the whole page takes them as they are,
// and nobody tells of it. What waits for an element to be ready waits for that too.

const seldom = 2000; // ms between two pictures of a stream, or of work under way
const mostPixels = 1 << 25; // of all canvases that were first painted out of sight: 128 MB
const patience = 200; // ms until the page is taken to have time

let pixels = 0;

export class Aside {
  #timer: ReturnType<typeof setTimeout> | undefined;
  #soon = false; // the paint asked for
  #at = -Infinity; // the last one
  #counted = 0; // pixels

  constructor(private readonly paint: () => void) {}

  // ask has a canvas of so many pixels painted later, and says whether it will be soon.
  ask(soon: boolean, size: number): boolean {
    if (this.#counted === 0) {
      if (pixels + size > mostPixels) return false;
      pixels += this.#counted = size;
    }
    if (this.#timer !== undefined) {
      if (this.#soon || !soon) return this.#soon;
      clearTimeout(this.#timer);
    }
    this.#soon = soon;
    const wait = soon ? 0 : this.#at + seldom - performance.now();
    this.#timer = setTimeout(() => idle(this.#turn), Math.max(wait, 0));
    return soon;
  }

  // forget is for an element that has ended.
  forget(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    pixels -= this.#counted;
    this.#counted = 0;
  }

  #turn = (): void => {
    if (this.#timer === undefined) return;
    this.#timer = undefined;
    this.#at = performance.now();
    this.paint();
  };
}

function idle(f: () => void): void {
  if ("requestIdleCallback" in globalThis) requestIdleCallback(f, { timeout: patience });
  else f(); // Safari
}
