// What is pushed to an element that cannot take it yet: copies, in order, because the page may use its arrays again.

import { type Kind, type Numbers, arrays, bytesOf } from "./kinds";

interface Waiting {
  method: number;
  kind: Kind;
  at: number; // in bytes
  length: number; // in samples
  fullScale: number;
}

const most = 64 << 20; // bytes of all that waits; beyond, the oldest is left out
const kept = 1 << 20; // bytes whose room is kept for the next time
const each = 64; // bytes that one push takes besides its samples, about

export class Pushes {
  lost = 0; // samples left out
  #room = new ArrayBuffer(0);
  #used = 0;
  #waiting: Waiting[] = [];

  get empty(): boolean {
    return this.#waiting.length === 0;
  }

  add(method: number, kind: Kind, samples: Numbers, fullScale: number): void {
    const { length } = samples;
    const bytes = sizeOf(kind, length);
    if (bytes > most) {
      this.lost += length;
      return;
    }
    if (this.#used + bytes > most) this.#forget(Math.max(most / 2, this.#used + bytes - most));
    if (this.#used + bytes > this.#room.byteLength) this.#grow(this.#used + bytes);
    new arrays[kind](this.#room, this.#used, length).set(samples);
    this.#waiting.push({ method, kind, at: this.#used, length, fullScale });
    this.#used += bytes;
  }

  // take hands everything over, and forgets it. f runs no code of the page.
  take(f: (method: number, kind: Kind, samples: Numbers, fullScale: number) => void): void {
    const waiting = this.#waiting;
    const room = this.#room;
    this.clear(); // at first, because a program that dies of one is not given it again
    for (const { method, kind, at, length, fullScale } of waiting) f(method, kind, new arrays[kind](room, at, length), fullScale);
  }

  clear(): void {
    this.#waiting = [];
    this.#used = this.lost = 0;
    if (this.#room.byteLength > kept) this.#room = new ArrayBuffer(0);
  }

  // #forget leaves out the oldest pushes, of so many bytes or more: much at a time, because the rest is moved.
  #forget(bytes: number): void {
    let n = 0;
    let end = 0;
    while (n < this.#waiting.length && end < bytes) {
      const { kind, at, length } = this.#waiting[n++];
      this.lost += length;
      end = at + sizeOf(kind, length);
    }
    new Uint8Array(this.#room).copyWithin(0, end, this.#used);
    this.#used -= end;
    this.#waiting = this.#waiting.slice(n).map((w) => ({ ...w, at: w.at - end }));
  }

  #grow(bytes: number): void {
    const room = new ArrayBuffer(Math.min(most, Math.max(2 * this.#room.byteLength, bytes, 1 << 12)));
    new Uint8Array(room).set(new Uint8Array(this.#room, 0, this.#used));
    this.#room = room;
  }
}

// sizeOf is how many bytes a push counts for: so many that the next one lies at a multiple of eight.
function sizeOf(kind: Kind, length: number): number {
  return Math.ceil((length * bytesOf[kind]) / 8) * 8 + each;
}
