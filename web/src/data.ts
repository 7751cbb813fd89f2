// Samples on their way into the program's memory. An array that several elements show is held once.

import { type Kind, type Samples, amount, arrays, bytesOf, copyNumbers, fullScaleOf, isTyped, kindOf, wrongNumber } from "./kinds";
import { type Refusal, refuse } from "./meta";
import { pump, slice } from "./pump";
import { runtime } from "./runtime";

// User is told when samples that it holds have come, or have changed.
export interface User {
  dataReady(samples: Samples): void;
}

// Holding is an array and its copy in the program's memory.
export interface Holding {
  readonly source: Samples;
  readonly handle: number; // 0 until all of it is there
  readonly refused: Refusal | null; // memory cannot hold it, or a value of it is not a number
  readonly copying: object | null; // not null while a newer content is on its way
  readonly revision: number; // of the content
}

class Entry implements Holding {
  handle = 0;
  refused: Refusal | null = null;
  revision = 0;
  readonly kind: Kind;
  length = 0;
  readonly users = new Set<User>();
  copying: Copy | null = null;

  constructor(readonly source: Samples) {
    this.kind = kindOf(source);
  }
}

// Copy is a copying under way, into samples that nobody sees yet.
interface Copy {
  handle: number;
  next: number; // the first sample that is not copied
}

const block = 1 << 17; // samples between two looks at the clock
const inPlace = 1 << 20; // samples that are copied at once, over the old ones

let entries = new WeakMap<object, Entry>();

// hold has an array copied, and keeps the copy until the user drops it. What was refused is not copied again for those who ask after it.
export function hold(source: Samples, user: User): Holding {
  let entry = entries.get(source);
  if (!entry) {
    entry = new Entry(source);
    entries.set(source, entry);
  }
  entry.users.add(user);
  if (entry.handle === 0 && !entry.copying && !entry.refused) begin(entry);
  return entry;
}

export function drop(holding: Holding, user: User): void {
  const entry = holding as Entry;
  entry.users.delete(user);
  if (entry.users.size > 0 || entries.get(entry.source) !== entry) return;
  entries.delete(entry.source);
  runtime.call(null, (port) => {
    if (entry.handle) port.release(entry.handle);
    if (entry.copying) port.release(entry.copying.handle);
  });
  entry.handle = 0;
  entry.copying = null;
}

// finish copies at once what is left of a copying under way.
export function finish(holding: Holding): void {
  const entry = holding as Entry;
  for (let copy = entry.copying; copy && entry.copying === copy && advance(entry, copy); );
}

// refresh copies an array again that was changed in place, for all that show it.
export function refresh(source: Samples): void {
  const entry = entries.get(source);
  if (!entry) return;
  // A value that is not a number would leave half of the old content.
  if (isTyped(source) && entry.handle && !entry.copying && entry.length <= inPlace && entry.length === source.length) {
    copyBlock(entry, entry.handle, 0, entry.length);
    runtime.call(null, (port) => port.touch(entry.handle));
    tell(entry);
  } else {
    begin(entry);
  }
}

// The program's memory is gone, and all copies with it. Copying under way ends at its next step.
runtime.memoryLost = () => {
  entries = new WeakMap();
};

function begin(entry: Entry): void {
  const abandoned = entry.copying?.handle;
  if (abandoned) runtime.call(null, (port) => port.release(abandoned));
  entry.copying = entry.refused = null;
  entry.length = entry.source.length;
  const handle = runtime.call(null, (port) => port.alloc(entry.kind, entry.length, fullScaleOf(entry.source))) ?? 0;
  if (handle === 0) {
    entry.refused = tooLarge("data", entry.length, entry.kind, runtime.call(null, (port) => port.refusal()) ?? "");
    return;
  }
  entry.copying = { handle, next: 0 };
  const copy = entry.copying;
  const step = () => advance(entry, copy);
  if (step()) pump(step);
}

// advance copies for a slice of time and says whether samples are left.
function advance(entry: Entry, copy: Copy): boolean {
  if (entry.copying !== copy || entries.get(entry.source) !== entry) return false;
  const until = performance.now() + slice;
  do {
    const end = Math.min(copy.next + block, entry.length);
    const wrong = copyBlock(entry, copy.handle, copy.next, end);
    if (wrong >= 0) {
      entry.copying = null;
      entry.refused = wrongNumber("data", entry.source, wrong);
      runtime.call(null, (port) => port.release(copy.handle));
      for (const user of entry.users) user.dataReady(entry.source);
      return false;
    }
    copy.next = end;
  } while (copy.next < entry.length && performance.now() < until);
  if (copy.next < entry.length) return runtime.running;

  entry.copying = null;
  if (entry.handle) runtime.call(null, (port) => port.release(entry.handle));
  entry.handle = copy.handle;
  tell(entry);
  return false;
}

function tell(entry: Entry): void {
  entry.revision++;
  for (const user of entry.users) user.dataReady(entry.source);
}

// copyBlock writes into memory while the program does not run, because reading a page's array may run code of the page. It returns
// the index of a value that is not a number, or -1.
function copyBlock(entry: Entry, handle: number, start: number, end: number): number {
  const found = runtime.call(null, (port): [number, ArrayBuffer] => [port.samples(handle), port.memory.buffer]);
  if (!found) return -1;
  const [at, buffer] = found;
  const { source, kind } = entry;
  const to = new arrays[kind](buffer, at + bytesOf[kind] * start, end - start);
  if (isTyped(source)) {
    const part = source.subarray(start, end); // shorter if the array was taken away meanwhile
    to.set(part);
    to.fill(0, part.length); // what is new in memory may be anything
    return -1;
  }
  return copyNumbers(to, source, start);
}

// tooLarge says that memory has no room for so many samples, or that they are too many to be counted; allowed is the
// program's word of that.
export function tooLarge(name: string, length: number, kind: Kind, allowed: string): Refusal {
  return refuse({ name }, amount(length, kind), allowed);
}
