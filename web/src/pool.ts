// The Workers of a page, which do parts of the long work of its widgets. They are started when there is such work, and ended
// when there has been none for a while. Nothing waits for one: until one is ready, and whenever none is free, the program does
// all of its work itself, in slices.

import { messageOf } from "./errors";
import type { Answer, Job, Start } from "./jobs";

export interface PoolConfig {
  workers?: boolean;
  workerUrl?: string | URL;
  computeUrl?: string | URL;
}

const most = 3; // Workers: a page is not alone on a machine
const depth = 2; // jobs of one: the second is there when the first is done
const idleFor = 10_000; // ms until they are ended
const patience = 5_000; // ms for a job, which takes 50 or so, and for a start
const mostFailures = 2; // of Workers; then there are none any more

interface Member {
  worker: Worker;
  jobs: number[];
  ready: boolean;
  timer: ReturnType<typeof setTimeout> | undefined; // how long it may say nothing
}

export class Pool {
  #members: Member[] = [];
  #off = false;
  #failures = 0;
  #idle: ReturnType<typeof setTimeout> | undefined;

  // answer is told of every job that was taken: with its result, or null when there will be none.
  constructor(
    private readonly config: PoolConfig,
    private readonly answer: (job: number, out: ArrayBuffer | null) => void,
  ) {}

  // offload gives a job to a Worker; false when none is free. The job is made only if one is.
  offload(make: () => Job): boolean {
    if (this.#off || this.config.workers === false) return false;
    if (this.#members.length === 0) {
      this.#start();
      return false;
    }
    let free: Member | undefined;
    for (const m of this.#members) if (m.ready && m.jobs.length < (free?.jobs.length ?? depth)) free = m;
    if (!free) return false;
    clearTimeout(this.#idle);
    const job = make();
    free.worker.postMessage(job, [job.input]);
    free.jobs.push(job.job);
    if (free.jobs.length === 1) this.#watch(free);
    return true;
  }

  // end ends all Workers, and forgets what they do; the next job starts others.
  end(): void {
    clearTimeout(this.#idle);
    for (const member of this.#members.splice(0)) dismiss(member);
  }

  #start(): void {
    try {
      const count = Math.min((navigator.hardwareConcurrency || 1) - 1, most);
      if (count < 1 || typeof Worker === "undefined") throw new Error("there is one processor");
      for (let i = 0; i < count; i++) this.#members.push(this.#hire());
    } catch (error) {
      this.#giveUp(messageOf(error));
    }
  }

  #hire(): Member {
    // Bundlers know these forms, and carry the files.
    const url = this.config.workerUrl;
    const computeUrl = this.config.computeUrl ?? new URL("./compute.wasm", import.meta.url);
    const worker = url ? new Worker(url, { type: "module" }) : new Worker(new URL("./worker.js", import.meta.url), { type: "module" });
    const member: Member = { worker, jobs: [], ready: false, timer: undefined };
    worker.onmessage = ({ data }: MessageEvent<Answer>) => this.#heard(member, data);
    worker.onerror = (event) => {
      event.preventDefault(); // it is no error of the page's
      this.#fail(member, event.message ?? "it can't be loaded");
    };
    this.#watch(member);
    // It fetches and compiles by itself: the page's own time is what there is too little of.
    worker.postMessage({ compute: new URL(computeUrl, document.baseURI).href } satisfies Start);
    return member;
  }

  #watch(member: Member): void {
    clearTimeout(member.timer);
    // In two halves: a page that has slept, as in the browser's cache, hears its timers before its Workers.
    const half = (then: () => void) => setTimeout(then, patience / 2);
    member.timer = half(() => {
      member.timer = half(() => this.#fail(member, `it has said nothing for ${patience} ms`));
    });
  }

  #heard(member: Member, { job, out }: Answer): void {
    if (!this.#members.includes(member)) return; // said before it was ended
    clearTimeout(member.timer);
    member.ready = true;
    member.jobs = member.jobs.filter((number) => number !== job);
    if (member.jobs.length > 0) this.#watch(member);
    if (this.#members.every((m) => m.jobs.length === 0)) {
      clearTimeout(this.#idle);
      this.#idle = setTimeout(() => this.end(), idleFor);
    }
    if (out) this.answer(job, out);
  }

  #fail(member: Member, why: string): void {
    if (!this.#members.includes(member)) return;
    this.#members.splice(this.#members.indexOf(member), 1);
    dismiss(member);
    if (!member.ready || ++this.#failures >= mostFailures) this.#giveUp(why);
    for (const job of member.jobs) this.answer(job, null);
  }

  // #giveUp is for a page that can't have Workers, for want of the files or by its Content-Security-Policy, or has seen
  // several fail: it does without.
  #giveUp(why: string): void {
    this.#off = true;
    console.debug(`sonde: no Workers (${why}); long work is done in slices of the page's own time`);
    const lost = this.#members.flatMap((member) => member.jobs);
    this.end();
    for (const job of lost) this.answer(job, null);
  }
}

function dismiss(member: Member): void {
  clearTimeout(member.timer);
  member.worker.onmessage = member.worker.onerror = null;
  member.worker.terminate();
}
