// Mouse, pen, finger and wheel, on their way to the instance.

import { PointerKind } from "./port";

// Send gives the instance a pointer event and says whether it used it.
export type Send = (
  kind: PointerKind,
  x: number,
  y: number,
  dx: number,
  dy: number,
  button: number,
  keys: number,
) => boolean;

const line = 16; // CSS pixels that a wheel counting lines means by one

// listen has all pointer events of the plot sent. A used event does nothing else: the page does not scroll.
export function listen(plot: HTMLElement, send: Send): void {
  const pass = (kind: PointerKind, event: MouseEvent, dx = 0, dy = 0): boolean => {
    const r = plot.getBoundingClientRect();
    const scale = plot.clientWidth / r.width || 1; // a CSS transform may enlarge the element
    const x = (event.clientX - r.left) * scale;
    const y = (event.clientY - r.top) * scale;
    return send(kind, x, y, dx, dy, event.button, keysOf(event));
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
