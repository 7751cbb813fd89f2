// Times of pictures. The browser runs without a limit of its frame rate, so that a frame lasts as long as it takes. A frame
// in which nothing changes makes it wait 16.7 ms for the next one all the same: a dot on the page changes in every frame.

const dot = document.createElement("div");
dot.style.cssText = "position:fixed;right:0;bottom:0;width:2px;height:2px";
document.body.append(dot);
let light = false;
(function change() {
  light = !light;
  dot.style.background = light ? "#fff" : "#eee";
  requestAnimationFrame(change);
})();

export const frame = () => new Promise(requestAnimationFrame);

/**
 * From handing over the data to the second animation frame after the picture is there, less an idle pair of frames.
 * @param {() => unknown} hand gives the data and resolves when the picture is there
 */
export async function first(hand) {
  await quiet();
  await frame();
  const idle = performance.now();
  await frame();
  await frame();
  const start = performance.now();
  await hand();
  await frame();
  await frame();
  const end = performance.now();
  return Math.max(1, end - start - (start - idle));
}

/** Milliseconds for one of many pictures, each with something new to show, which resolves in a frame. */
export async function each(times, show) {
  await quiet();
  for (let i = 0; i < 3; i++) await show(i);
  const start = performance.now();
  for (let i = 0; i < times; i++) await show(i + 3);
  return (performance.now() - start) / times;
}

/** Lets what was left of the last measurement end. */
async function quiet() {
  for (let i = 0; i < 5; i++) await frame();
}

/** Calls f some times, one after the other. */
export async function repeat(times, f) {
  const all = [];
  for (let i = 0; i < times; i++) all.push(await f(i));
  return all;
}

/** An element of the page for a picture: 900 x 600 CSS pixels unless said otherwise. */
export function place(width = 900, height = 600) {
  const div = document.createElement("div");
  div.style.cssText = `width:${width}px;height:${height}px`;
  document.body.append(div);
  return div;
}

/** Throws unless a canvas of the page shows many colours, or a picture element is there: a blank page is fast. */
export function shows(root, least = 3) {
  const canvases = [...root.querySelectorAll("canvas")];
  for (const canvas of canvases) {
    const copy = document.createElement("canvas");
    copy.width = canvas.width;
    copy.height = canvas.height;
    if (!copy.width || !copy.height) continue;
    const ctx = copy.getContext("2d");
    ctx.drawImage(canvas, 0, 0);
    const pixels = new Uint32Array(ctx.getImageData(0, 0, copy.width, copy.height).data.buffer);
    if (new Set(pixels).size >= least) return;
  }
  throw new Error("nothing is shown");
}
