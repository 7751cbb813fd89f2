// The kinds of samples that the program keeps, and which of them the numbers of a page become.

import { refuse, type Refusal } from "./meta";

// Kind has the numbers of components/widget/series.go.
export const enum Kind {
  Float32,
  Float64,
  Int16,
  Int32,
  Uint8,
  Uint16,
}

export type Numbers = Float32Array | Float64Array | Int16Array | Int32Array | Uint8Array | Uint16Array;

// arrays are the typed arrays of each kind.
export const arrays = [Float32Array, Float64Array, Int16Array, Int32Array, Uint8Array, Uint16Array] as const;

export const bytesOf = arrays.map((array) => array.BYTES_PER_ELEMENT);

// kinds are those of typed arrays by name. A kind that the program has not is kept in the next one that holds all of its
// numbers.
const kinds: Record<string, Kind | undefined> = {
  Float16Array: Kind.Float32,
  Float32Array: Kind.Float32,
  Float64Array: Kind.Float64,
  Int8Array: Kind.Int16,
  Int16Array: Kind.Int16,
  Int32Array: Kind.Int32,
  Uint8Array: Kind.Uint8,
  Uint8ClampedArray: Kind.Uint8,
  Uint16Array: Kind.Uint16,
  Uint32Array: Kind.Float64,
};

// fullScales are those of arrays of integers that are kept in a larger kind.
const fullScales: Record<string, number | undefined> = { Int8Array: 2 ** 7, Uint32Array: 2 ** 31 };

// The name of a typed array, of another window's as well; undefined for everything else. It makes no garbage.
const nameOf = Object.getOwnPropertyDescriptor(Object.getPrototypeOf(Uint8Array.prototype), Symbol.toStringTag)?.get as (
  this: unknown,
) => string | undefined;

// Samples are what `data` and the methods that push take.
export type Samples = ArrayLike<number>;

export function isSamples(value: unknown): value is Samples {
  if (typeof value !== "object" || value === null || !((value as Samples).length >= 0)) return false;
  const name = nameOf.call(value);
  return name === undefined || kinds[name] !== undefined; // 64-bit integers are no numbers
}

// fullScaleOf is the full scale of samples that is not the one of the kind in which they are kept; 0: it is that.
export function fullScaleOf(samples: Samples): number {
  return fullScales[nameOf.call(samples) ?? ""] ?? 0;
}

// isTyped says whether samples can be copied without running code of the page.
export function isTyped(samples: Samples): samples is Numbers {
  return nameOf.call(samples) !== undefined;
}

export function kindOf(samples: Samples): Kind {
  return kinds[nameOf.call(samples) ?? ""] ?? Kind.Float64;
}

// copyNumbers writes numbers of an array that is not a typed one. null, undefined and a hole are missing samples: NaN. It returns the
// index of the first value that is neither, or -1.
export function copyNumbers(to: Numbers, from: Samples, start: number): number {
  for (let i = 0; i < to.length; i++) {
    const v = from[start + i] as unknown;
    if (typeof v === "number") to[i] = v;
    else if (v === null || v === undefined) to[i] = NaN;
    else return start + i;
  }
  return -1;
}

// wrongNumber says which value of an array is not a number.
export function wrongNumber(name: string, from: Samples, index: number): Refusal {
  const { value } = refuse({ name }, from[index], "");
  const written = typeof from[index] === "string" ? `"${value}"` : value;
  return { prop: name, value: `${written} at index ${index}`, allowed: "numbers, and null for a sample that is missing" };
}

// amount is a number of samples for a message, with the memory that they take.
export function amount(samples: number, kind: Kind): string {
  return `${samples} samples (${bytesText(samples * bytesOf[kind])})`;
}

// bytesText is components/widget/memory.go's BytesText.
function bytesText(bytes: number): string {
  return bytes >= 999.5e6 ? `${(bytes / 1e9).toFixed(2)} GB` : `${(bytes / 1e6).toFixed(0)} MB`;
}
