import assert from "node:assert/strict";
import { test } from "node:test";
import { attributes, fromAttribute, refuse, scalar, type PropMeta } from "../meta";
import { attributeMap, Props } from "../props";

const prop = (kind: PropMeta["kind"], more: Partial<PropMeta> = {}): PropMeta => ({
  name: "sampleRate",
  attr: "sample-rate",
  kind,
  default: null,
  ...more,
});

test("an attribute is known in kebab-case and in lower case", () => {
  assert.deepEqual(attributes(prop("number")), ["sample-rate", "samplerate"]);
  assert.deepEqual(attributes(prop("text", { name: "label", attr: "label" })), ["label"]);
  assert.deepEqual(attributes(prop("data", { attr: null })), []);
});

const taken: [PropMeta["kind"], unknown, unknown][] = [
  ["number", 0.5, 0.5],
  ["number", "48e3", 48000],
  ["number", NaN, NaN], // a number, which the widget refuses with the range that it allows
  ["number", "NaN", NaN],
  ["number", -Infinity, -Infinity],
  ["int", 1024, 1024],
  ["int", " -3 ", -3],
  ["bool", true, true],
  ["bool", "", true],
  ["bool", "false", false],
  ["enum", "hann", "hann"],
  ["enum", "nonsense", "nonsense"], // the widget knows its own names
  ["text", "a", "a"],
  ["text", 5, "5"],
];
for (const [kind, value, want] of taken) {
  test(`${kind} takes ${JSON.stringify(value)}`, () => {
    assert.deepEqual(scalar(prop(kind), value), { value: want });
  });
}

const refused: [PropMeta["kind"], unknown, string][] = [
  ["number", "abc", "abc"],
  ["number", "", ""],
  ["number", true, "true"],
  ["number", {}, "an object"],
  ["number", Object.create(null), "an object"], // which has no text
  ["number", Symbol("s"), "Symbol(s)"],
  ["number", [1], "an array"],
  ["int", 1.5, "1.5"],
  ["int", 2 ** 31, "2147483648"],
  ["int", NaN, "NaN"],
  ["bool", "yes", "yes"],
  ["bool", 1, "1"],
  ["enum", 3, "3"],
  ["text", {}, "an object"],
  ["text", Math.max, "function max() { [native code] }"],
];
for (const [kind, value, written] of refused) {
  test(`${kind} refuses ${written || "an empty text"}`, () => {
    const made = scalar(prop(kind, { values: ["hann", "hamming"] }), value);
    assert.ok("allowed" in made && made.allowed.length > 0);
    assert.equal(made.prop, "sampleRate");
    assert.equal(made.value, written);
  });
}

test("a refused value is not told at any length", () => {
  assert.equal(refuse(prop("number"), "x".repeat(10_000), "").value.length, 100);
});

test("attributes stand for values", () => {
  assert.equal(fromAttribute(prop("bool"), ""), true);
  assert.equal(fromAttribute(prop("bool"), "false"), false);
  assert.equal(fromAttribute(prop("number"), " "), null);
  assert.equal(fromAttribute(prop("text"), ""), "");
});

const meta = {
  tag: "sonde-trial",
  className: "Trial",
  version: "1",
  events: [],
  props: [prop("number", { default: 48000 }), prop("data", { name: "data", attr: null }), prop("text", { name: "label", attr: "label", default: "" })],
};

test("props keep the last good value, and what the instance has to hear", () => {
  const props = new Props(meta);
  assert.equal(props.get(0), 48000);
  assert.equal(props.set(0, 8000), true);
  assert.equal(props.set(0, "8000"), false, "the same value is no change");
  assert.equal(props.set(0, "abc"), true);
  assert.equal(props.get(0), 8000);
  assert.deepEqual(props.refused.map((r) => r.value), ["abc"]);
  assert.equal(props.set(0, "abc"), false, "the same mistake is said once");
  assert.deepEqual([...props.dirty], [0]);
  props.set(0, undefined);
  assert.equal(props.get(0), 48000);
  props.set(0, null);
  assert.equal(props.refused.length, 1);
  assert.equal(props.set(0, "abc"), true, "it was mended between");
});

test("data are arrays of numbers, by reference", () => {
  const props = new Props(meta);
  for (const good of [[1, 2], [], new Float32Array(2), new Float64Array(2), new Uint8Array(1), { length: 3 }]) {
    props.set(1, good);
    assert.equal(props.get(1), good);
  }
  assert.equal(props.set(1, props.get(1)), false);
  const bad = ["1,2,3", 5, {}, new ArrayBuffer(8), new DataView(new ArrayBuffer(8)), new BigInt64Array(1), { length: -1 }];
  for (const value of bad) props.set(1, value);
  assert.equal(props.refused.length, bad.length);
  props.set(1, null);
  assert.equal(props.get(1), null);
});

test("a new instance hears of all that was set, and of nothing else", () => {
  const props = new Props(meta);
  props.set(0, 8000);
  props.set(2, "a");
  props.set(2, undefined);
  props.soil();
  assert.deepEqual([...props.dirty], [0]);
});

test("attributes are found by both of their names", () => {
  assert.deepEqual([...attributeMap(meta)], [["sample-rate", 0], ["samplerate", 0], ["label", 2]]);
});
