// The checks of arguments. What is allowed of an option is declared in Go, and generated.

import type { Rule, Rules } from "../../generated/compute/rules";
import { ComputeError } from "./errors";

export type Floats = Float32Array | Float64Array;

type Options = object | undefined | null;

/** The getter that all typed arrays have: other objects may say that they are one, proxies of one among them, but have no values in memory. */
const tag = Object.getOwnPropertyDescriptor(Object.getPrototypeOf(Uint8Array.prototype), Symbol.toStringTag)!.get!;

/** kindOf is a typed array's name, also of one from another window; undefined for all else. */
export const kindOf = (x: unknown): unknown => tag.call(x);

/** isDouble tells of an argument whether its values have 64 bits; it must be an array of floats that is not empty. */
export function isDouble(argument: string, x: unknown): boolean {
  const kind = kindOf(x);
  if (kind !== "Float32Array" && kind !== "Float64Array") throw new ComputeError(argument, x, "a Float32Array or a Float64Array");
  if ((x as Floats).length === 0) throw new ComputeError(argument, x, "arrays with values (one that lay in the kernels' memory is empty when the memory has grown)");
  return kind === "Float64Array";
}

/** wantSame wants b to be of the type of another argument. */
export function wantSame(argument: string, b: unknown, double: boolean): void {
  if (isDouble(argument, b) !== double) throw new ComputeError(argument, b, `a ${double ? "Float64Array" : "Float32Array"}, as the first argument is`);
}

/** wantOut wants out to be undefined, or an array that takes the result. */
export function wantOut(out: unknown, kind: string, length: number): void {
  if (out === undefined || out === null) return;
  if (kindOf(out) !== kind || (out as Floats).length !== length) throw new ComputeError("out", out, `a ${kind} of length ${length}`);
}

export function wantWhole(argument: string, v: unknown, min: number, max: number): number {
  if (typeof v !== "number" || !Number.isInteger(v) || v < min || v > max) {
    throw new ComputeError(argument, v, `whole numbers from ${min} to ${max}`);
  }
  return v;
}

/** wantOptions wants an object without names that mean nothing: a misspelt one would go unseen. */
export function wantOptions(options: unknown, rules: Rules): void {
  if (options === undefined || options === null) return;
  // An array is the out of a call whose options were forgotten.
  if (typeof options !== "object" || Symbol.iterator in options) throw new ComputeError("options", options, `an object with ${Object.keys(rules).join(", ")}`);
  for (const name in options) {
    if (!Object.hasOwn(rules, name)) throw new ComputeError(name, (options as Record<string, unknown>)[name], `the options ${Object.keys(rules).join(", ")}`);
  }
}

function given(options: Options, rule: Rule): unknown {
  const v = (options as Record<string, unknown> | undefined | null)?.[rule.name];
  return v === undefined || v === null ? rule.default : v;
}

/** number is the value of an option that is a number. */
export function number(options: Options, rule: Rule): number {
  const v = given(options, rule);
  if (rule.whole) return wantWhole(rule.name, v, rule.min ?? -Infinity, rule.max ?? Infinity);
  const { min, max } = rule;
  if (typeof v === "number" && Number.isFinite(v)) {
    if (rule.positive ? v > 0 : (min === undefined || v >= min) && (max === undefined || v <= max)) return v;
  }
  throw new ComputeError(rule.name, v, rule.positive ? "finite numbers above 0" : min === undefined ? "finite numbers" : `numbers from ${min} to ${max}`);
}

/** choice is the place of a name in the list of those allowed. */
export function choice(options: Options, rule: Rule): number {
  const v = given(options, rule);
  const i = rule.values.indexOf(v as string);
  if (i < 0) throw new ComputeError(rule.name, v, rule.values.join(", "));
  return i;
}

export function flag(options: Options, rule: Rule): boolean {
  const v = given(options, rule);
  if (typeof v !== "boolean") throw new ComputeError(rule.name, v, "true, false");
  return v;
}

/** color is red, green, blue, alpha in one number, red in its lowest byte. */
export function color(options: Options, rule: Rule): number {
  const v = given(options, rule) as ArrayLike<unknown>;
  let packed = 0;
  if (typeof v === "object" && v.length === 4) {
    let i = 0;
    for (; i < 4; i++) {
      const c = v[i];
      if (typeof c !== "number" || !Number.isInteger(c) || c < 0 || c > 255) break;
      packed |= c << (8 * i);
    }
    if (i === 4) return packed;
  }
  throw new ComputeError(rule.name, v, "four whole numbers from 0 to 255: red, green, blue, alpha");
}
