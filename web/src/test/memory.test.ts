import assert from "node:assert/strict";
import { test } from "node:test";
import { Memory, utf8 } from "../memory";

test("text of any script crosses both ways", () => {
  const memory = new WebAssembly.Memory({ initial: 1 });
  const seen = new Memory(memory);
  for (const text of ["", "Level (dBFS)", "Ω µ²", "水平 שלום", "😀\0\n"]) {
    const bytes = utf8(text);
    seen.bytes.set(bytes, 24);
    assert.equal(seen.text(24, bytes.length), text);
  }
});

test("half of a surrogate pair becomes U+FFFD", () => {
  assert.deepEqual([...utf8("a\ud83d")], [97, 0xef, 0xbf, 0xbd]);
  assert.deepEqual([...utf8("\ude00b")], [0xef, 0xbf, 0xbd, 98]);
});

test("views are renewed when the memory has grown", () => {
  const memory = new WebAssembly.Memory({ initial: 1 });
  const seen = new Memory(memory);
  seen.words[2] = 7;
  memory.grow(1);
  assert.equal(seen.words[2], 7);
  assert.equal(seen.bytes.length, 2 * 65536);
  assert.equal(seen.floats.length, 2 * 65536 / 4);
});
