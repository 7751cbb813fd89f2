import assert from "node:assert/strict";
import { test } from "node:test";
import { Kind, copyNumbers, fullScaleOf, isSamples, kindOf, wrongNumber } from "../kinds";
import { refuse } from "../meta";

const any = (v: unknown) => v as ArrayLike<number>;

test("null, undefined and holes are missing samples, and anything else that is not a number is found", () => {
  const to = new Float64Array(4);
  assert.equal(copyNumbers(to, any([1, null, undefined, 4]), 0), -1);
  assert.deepEqual([...to], [1, NaN, NaN, 4]);
  const holes = new Array(4);
  holes[3] = -2;
  assert.equal(copyNumbers(to, holes, 0), -1);
  assert.deepEqual([...to], [NaN, NaN, NaN, -2]);
  for (const wrong of ["x", "1", "", true, 1n, {}, [1], new Float32Array(1), Symbol("s"), () => 1, new Date(0), Object(1)]) {
    assert.equal(copyNumbers(to, any([0, 1, wrong, 3, 4, 5]), 0), 2, typeof wrong);
    assert.equal(copyNumbers(to, any([0, 1, 0, 1, 0, wrong]), 2), 5, typeof wrong);
  }
});

test("an error says which value, where, and what is allowed", () => {
  for (const [value, written] of [["x", '"x" at index 1'], [1n, "1n at index 1"], [true, "true at index 1"], [[1], "an array at index 1"], [{}, "an object at index 1"]]) {
    assert.deepEqual(wrongNumber("data", any([1, value]), 1), { prop: "data", value: written, allowed: "numbers, and null for a sample that is missing" });
  }
});

test("what is not samples is named by its kind", () => {
  for (const [value, written] of [
    [new DataView(new ArrayBuffer(8)), "a DataView"], [new ArrayBuffer(8), "an ArrayBuffer"], [new BigInt64Array(2), "a BigInt64Array"],
    [new BigUint64Array(2), "a BigUint64Array"], [new Map(), "a Map"], [{}, "an object"], [7, "7"], ["1,2", "1,2"], [true, "true"], [Symbol("s"), "Symbol(s)"],
  ]) {
    assert.equal(isSamples(value), false, String(written));
    assert.equal(refuse({ name: "data" }, value, "").value, written);
  }
});

test("each kind of integers has its full scale", () => {
  for (const [array, kind, full] of [
    [new Int8Array(1), Kind.Int16, 128], [new Uint32Array(1), Kind.Float64, 2 ** 31], [new Int16Array(1), Kind.Int16, 0],
    [new Uint8ClampedArray(1), Kind.Uint8, 0], [new Float64Array(1), Kind.Float64, 0], [[1, 2], Kind.Float64, 0],
  ] as [ArrayLike<number>, Kind, number][]) {
    assert.deepEqual([kindOf(array), fullScaleOf(array)], [kind, full]);
  }
});
