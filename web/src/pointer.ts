// Mouse, pen, finger and wheel, on their way to the instance.

import { Did, PointerKind } from "./port";

// Send gives the instance a pointer event and says what that Did.
export type Send = (
  kind: PointerKind,
  x: number,
  y: number,
  dx: number,
  dy: number,
  button: number,
  keys: number,
) => number;

const line = 16; // CSS pixels that a wheel counting lines means by one

// listen has all pointer events of the plot sent. A used event does nothing else: the page does not scroll. What can be
// dragged up and down is shown by the shape of the pointer, and a finger on it does not scroll either.
//
// A drag that does not come to its end is cancelled, and leaves all as it was: the page scrolls with the finger, a second one
// comes down, Escape, a context menu, another window. The function returned is for an element that was taken away, which hears
// nothing more of the pointer: it cancels, and the cursor goes.
export function listen(plot: HTMLElement, send: Send): () => void {
  let grip = false;
  let held: number | null = null; // the pointer that drags
  let around: Window | null = null; // the window that it does it in
  const pass = (kind: PointerKind, event: MouseEvent, dx = 0, dy = 0): boolean => {
    const r = plot.getBoundingClientRect();
    const scale = plot.clientWidth / r.width || 1; // a CSS transform may enlarge the element
    const x = (event.clientX - r.left) * scale;
    const y = (event.clientY - r.top) * scale;
    const did = send(kind, x, y, dx, dy, event.button, keysOf(event));
    grip = (did & Did.Grip) !== 0;
    plot.classList.toggle("grip", grip);
    return (did & Did.Use) !== 0;
  };

  const begin = (event: PointerEvent): void => {
    held = event.pointerId;
    around = plot.ownerDocument.defaultView;
    around?.addEventListener("keydown", onEscape, true);
    around?.addEventListener("blur", cancel);
    try {
      plot.setPointerCapture(held); // what is begun here ends here, wherever the pointer goes
    } catch {
      // The pointer has gone, or a script made the event up.
    }
  };
  const end = (): void => {
    const id = held;
    held = null;
    around?.removeEventListener("keydown", onEscape, true);
    around?.removeEventListener("blur", cancel);
    around = null;
    if (id !== null && plot.hasPointerCapture(id)) plot.releasePointerCapture(id);
  };
  const cancel = (): void => {
    if (held === null) return;
    end();
    grip = false;
    plot.classList.remove("grip");
    send(PointerKind.Cancel, 0, 0, 0, 0, 0, 0);
  };
  // It is the drag's alone: a dialog around the element stays open.
  const onEscape = (event: KeyboardEvent): void => {
    if (event.key !== "Escape") return;
    event.preventDefault();
    event.stopImmediatePropagation();
    cancel();
  };
  const up = (event: PointerEvent): void => {
    if (event.pointerId !== held) return;
    if (plot.clientWidth === 0) return cancel(); // it was hidden meanwhile
    end();
    pass(PointerKind.Up, event);
  };
  const cancelled = (event: PointerEvent): void => {
    if (event.pointerId === held) cancel();
  };

  plot.addEventListener("pointermove", (event) => {
    if (held === null ? second(event) : event.pointerId !== held) return;
    // The main button was let go: with another one down, or unseen.
    if (held !== null && event.isTrusted && !(event.buttons & 1)) return event.button === 0 ? up(event) : cancel();
    pass(PointerKind.Move, event);
  });
  plot.addEventListener("pointerleave", (event) => {
    if (held === null ? !second(event) : event.pointerId === held && !plot.hasPointerCapture(held)) pass(PointerKind.Leave, event);
  });
  plot.addEventListener("pointerdown", (event) => {
    const other = held !== null && event.pointerId !== held;
    cancel(); // of the same pointer, it was let go unseen
    if (!other && event.isPrimary && pass(PointerKind.Down, event)) begin(event);
  });
  // It comes after pointerdown, and is the last moment to keep the page from scrolling with the finger.
  plot.addEventListener("touchstart", (event) => void (grip && event.cancelable && event.preventDefault()), { passive: false });
  plot.addEventListener("pointerup", up);
  plot.addEventListener("pointercancel", cancelled);
  plot.addEventListener("lostpointercapture", cancelled);
  plot.addEventListener("contextmenu", cancel);
  plot.addEventListener("dblclick", (event) => {
    if (pass(PointerKind.DoubleClick, event)) event.preventDefault();
  });
  plot.addEventListener(
    "wheel",
    (event) => {
      const unit = event.deltaMode === 1 ? line : event.deltaMode === 2 ? plot.clientHeight : 1;
      if (pass(PointerKind.Wheel, event, event.deltaX * unit, event.deltaY * unit)) event.preventDefault();
    },
    { passive: false },
  );
  return () => {
    cancel();
    send(PointerKind.Leave, 0, 0, 0, 0, 0, 0);
  };
}

// second says that it is not the first finger. Events that a script makes up say nothing of that, nor of buttons.
function second(event: PointerEvent): boolean {
  return event.isTrusted && !event.isPrimary;
}

function keysOf(event: MouseEvent): number {
  return (event.shiftKey ? 1 : 0) | (event.ctrlKey || event.metaKey ? 2 : 0);
}
