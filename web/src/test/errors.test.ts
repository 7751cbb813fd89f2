import assert from "node:assert/strict";
import { test } from "node:test";
import { textOf } from "../errors";

test("a value that was refused is written as its reader would write it", () => {
  const itself: Record<string, unknown> = {};
  itself.itself = itself;
  const written: [unknown, string][] = [
    [{ x: [1, 2.5] }, "{x: [1, 2.5]}"],
    [{ x: [2, 1], y: [NaN, -Infinity] }, "{x: [2, 1], y: [NaN, -Infinity]}"],
    ["all", "all"],
    [7, "7"],
    [null, "null"],
    [itself, "an object"],
  ];
  for (const [value, text] of written) assert.equal(textOf(value), text);
});
