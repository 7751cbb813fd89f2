// Frames: who has something to paint is called before the next repaint of its page.

// Painter is an element, in the document that it is in now.
export interface Painter {
  readonly ownerDocument: Document;
  frame(): void;
}

export class Frames {
  readonly #pages = new WeakMap<Document, PageFrames>();

  request(painter: Painter): void {
    const document = painter.ownerDocument;
    let page = this.#pages.get(document);
    if (!page) this.#pages.set(document, (page = new PageFrames(document)));
    page.request(painter);
  }

  // flush is for a page that is hidden while a frame is awaited.
  flush(document: Document): void {
    this.#pages.get(document)?.flush();
  }
}

class PageFrames {
  #waiting = new Set<Painter>();
  #asked = false;

  constructor(private readonly document: Document) {}

  request(painter: Painter): void {
    this.#waiting.add(painter);
    if (this.#asked) return;
    this.#asked = true;
    // A hidden page has no frames; what waits for `ready` there must not wait for ever.
    const { defaultView: window, hidden } = this.document;
    if (hidden || !window) setTimeout(this.#frame);
    else window.requestAnimationFrame(this.#frame);
  }

  flush(): void {
    if (this.#asked) setTimeout(this.#frame);
  }

  #frame = (): void => {
    this.#asked = false;
    const waiting = [...this.#waiting];
    this.#waiting.clear();
    for (const painter of waiting) {
      try {
        painter.frame();
      } catch (error) {
        console.error("sonde:", error);
      }
    }
  };
}
