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
export function listen(plot: HTMLElement, send: Send): void {
  let grip = false;
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

  plot.addEventListener("pointermove", (event) => pass(PointerKind.Move, event));
  plot.addEventListener("pointerleave", (event) => {
    if (!plot.hasPointerCapture(event.pointerId)) pass(PointerKind.Leave, event);
  });
  plot.addEventListener("pointerdown", (event) => {
    if (!event.isPrimary || !pass(PointerKind.Down, event)) return;
    try {
      plot.setPointerCapture(event.pointerId); // what is begun here ends here, wherever the pointer goes
    } catch {
      // The pointer has gone, or a script made the event up.
    }
  });
  // It comes after pointerdown, and is the last moment to keep the page from scrolling with the finger.
  plot.addEventListener("touchstart", (event) => void (grip && event.cancelable && event.preventDefault()), { passive: false });
  const up = (event: PointerEvent) => void (event.isPrimary && pass(PointerKind.Up, event));
  plot.addEventListener("pointerup", up);
  plot.addEventListener("pointercancel", up);
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
}

function keysOf(event: MouseEvent): number {
  return (event.shiftKey ? 1 : 0) | (event.ctrlKey || event.metaKey ? 2 : 0);
}
