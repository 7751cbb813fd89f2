import assert from "node:assert/strict";
import { test } from "node:test";
import { Memory } from "../memory";
import { color, font, paint, type Pixels } from "../painter";

// A context that writes down what it is told.
function recorder() {
  const log: unknown[][] = [];
  const state: Record<string, unknown> = { canvas: { width: 300, height: 150 } };
  const ctx = new Proxy(state, {
    get: (_, name: string) => (name in state ? state[name] : (...args: unknown[]) => log.push([name, ...args])),
    set(_, name: string, value: unknown) {
      state[name] = value;
      log.push([`=${name}`, value]);
      return true;
    },
  });
  return { ctx: ctx as unknown as CanvasRenderingContext2D, log };
}

const f = (...numbers: number[]) => [...new Uint32Array(new Float32Array(numbers).buffer)];

// draw paints words at an address that is not 0 and returns what the context heard after the set-up.
function draw(words: number[], text = "", images: Pixels[] = [], dpr = 1): unknown[][] {
  const memory = new Memory(new WebAssembly.Memory({ initial: 1 }));
  memory.words.set(words, 1000);
  memory.bytes.set(new TextEncoder().encode(text), 400);
  const { ctx, log } = recorder();
  paint(ctx, { words: 4000, wordCount: words.length, text: 400, images }, memory, dpr, "serif");
  assert.deepEqual(log.slice(0, 3), [
    ["setTransform", 1, 0, 0, 1, 0, 0],
    ["clearRect", 0, 0, 300, 150],
    ["setTransform", dpr, 0, 0, dpr, 0, 0],
  ]);
  return log.slice(4);
}

test("colours keep all four bytes", () => {
  assert.equal(color(0x01020304), "#01020304");
  assert.equal(color(0xffffffff), "#ffffffff");
  assert.equal(color(0), "#00000000");
});

test("fonts are CSS", () => {
  assert.equal(font(12.5, true, "A, serif"), "bold 12.5px A, serif");
  assert.equal(font(10, false, "serif"), "10px serif");
});

test("clips nest", () => {
  assert.deepEqual(draw([1, ...f(1, 2, 3, 4), 3, ...f(5, 6, 7, 8), 0xff0000ff, 2]), [
    ["save"],
    ["beginPath"],
    ["rect", 1, 2, 3, 4],
    ["clip"],
    ["=fillStyle", "#ff0000ff"],
    ["fillRect", 5, 6, 7, 8],
    ["restore"],
  ]);
});

test("NaN lifts the pen, at the start, in the middle, twice and at the end", () => {
  const xy = [NaN, 0, 1, 2, 3, 4, NaN, 0, NaN, 0, 5, 6, 7, 8, NaN, 0];
  assert.deepEqual(draw([4, ...f(2, 0, 0), 0x112233ff, xy.length / 2, ...f(...xy)]), [
    ["=lineWidth", 2],
    ["setLineDash", []],
    ["=strokeStyle", "#112233ff"],
    ["beginPath"],
    ["moveTo", 1, 2],
    ["lineTo", 3, 4],
    ["moveTo", 5, 6],
    ["lineTo", 7, 8],
    ["stroke"],
  ]);
});

test("an empty line and dashes", () => {
  const log = draw([4, ...f(1, 4, 2), 255, 0]);
  assert.deepEqual(log[1], ["setLineDash", [4, 2]]);
  assert.deepEqual(log.at(-1), ["stroke"]);
});

test("areas and circles", () => {
  assert.deepEqual(draw([5, 0xff, 3, ...f(0, 0, 1, 0, 1, 1)]).at(-1), ["fill"]);
  assert.deepEqual(draw([8, ...f(3), 0xff, 1, ...f(10, 20)]).slice(1), [
    ["beginPath"],
    ["moveTo", 13, 20],
    ["arc", 10, 20, 3, 0, 2 * Math.PI],
    ["fill"],
  ]);
});

const label = (turns: number) => [6, ...f(30, 40, 12), 1, 0x445566ff, 2, 1, turns, 3, 7];

test("text is cut out of all text, by bytes", () => {
  assert.deepEqual(draw(label(0), "abcΩ 日!!"), [
    ["=font", "bold 12px serif"],
    ["=fillStyle", "#445566ff"],
    ["=textAlign", "right"],
    ["=textBaseline", "middle"],
    ["fillText", "Ω 日!", 30, 40],
  ]);
});

test("each text is written as it says, after another one and after a clip", () => {
  const written = draw(label(0), "abcΩ 日!!");
  assert.deepEqual(draw([...label(0), ...label(0)], "abcΩ 日!!"), [...written, ...written]);
  const log = draw([1, ...f(1, 2, 3, 4), ...label(0), 2, ...label(0)], "abcΩ 日!!");
  assert.deepEqual(log.slice(4), [...written, ["restore"], ...written]);
});

test("text turns counter-clockwise about its point", () => {
  assert.deepEqual(draw(label(1), "abcdefghij").slice(4), [
    ["save"],
    ["translate", 30, 40],
    ["rotate", -Math.PI / 2],
    ["fillText", "defghij", 0, 0],
    ["restore"],
  ]);
});

test("images stand at device pixels, whatever the ratio, and wrap the memory", () => {
  class ImageDataStub {
    constructor(
      readonly data: Uint8ClampedArray,
      readonly width: number,
      readonly height: number,
    ) {}
  }
  Object.assign(globalThis, { ImageData: ImageDataStub });
  const images = [
    { address: 0, width: 0, height: 5 },
    { address: 512, width: 2, height: 3 },
  ];
  const log = draw([7, 0, 0, 0, 5, 0, 7, -4 >>> 0, 9, 2, 3, 1], "", images, 1.25);
  assert.equal(log.length, 1, "an image without pixels is nothing");
  const [name, data, left, top] = log[0] as [string, ImageDataStub, number, number];
  assert.deepEqual([name, left, top, data.width, data.height], ["putImageData", -4, 9, 2, 3]);
  assert.deepEqual([data.data.byteOffset, data.data.byteLength], [512, 24]);
});

test("an operation that is none is an error", () => {
  assert.throws(() => draw([99]), /unknown operation 99/);
});
