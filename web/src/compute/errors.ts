// What is wrong with an argument.

/** ComputeError names the argument or option that a call can't work with, its value, and what is allowed. */
export class ComputeError extends Error {
  constructor(
    readonly argument: string,
    readonly value: unknown,
    readonly allowed: string,
  ) {
    super(`compute: ${argument} is ${shown(value)}; allowed: ${allowed}`);
    this.name = "ComputeError";
  }
}

/** shown is a value as a reader knows it: a number as it is, an array by its kind and length. */
function shown(value: unknown): string {
  switch (typeof value) {
    case "string":
      return JSON.stringify(value);
    case "object":
      break;
    case "function":
      return "a function";
    default:
      return String(value);
  }
  if (value === null) return "null";
  const kind = Object.prototype.toString.call(value).slice(8, -1);
  // Of these alone: the length of a proxy of a typed array throws.
  const length = Array.isArray(value) || ArrayBuffer.isView(value) ? (value as { length?: number }).length : undefined;
  return length === undefined ? kind : `${kind} of length ${length}`;
}
