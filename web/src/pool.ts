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
const idleFor = 10_000; // ms until they are ended
const patience = 5_000; // ms for a job, which takes 50 or so
const mostFailures = 2; // of Workers; then there are none any more

interface Member {
  worker: Worker;
  job: number; // 0: none
  ready: boolean;
  timer: ReturnType<typeof setTimeout> | undefined; // how long its job may take
}

export class Pool {
  #members: Member[] = [];
  #off = false;
  #starting = false;
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
      if (!this.#starting) void this.#start();
      return false;
    }
    const member = this.#members.find((m) => m.ready && m.job === 0);
    if (!member) return false;
    clearTimeout(this.#idle);
    const job = make();
    member.worker.postMessage(job, [job.input]);
    member.job = job.job;
    member.timer = setTimeout(() => this.#fail(member, `no answer for ${patience} ms`), patience);
    return true;
  }

  // end ends all Workers, and forgets what they do; the next job starts others.
  end(): void {
    clearTimeout(this.#idle);
    for (const member of this.#members.splice(0)) dismiss(member);
  }

  async #start(): Promise<void> {
    this.#starting = true;
    try {
      const count = Math.min((navigator.hardwareConcurrency || 1) - 1, most);
      if (count < 1 || typeof Worker === "undefined") throw new Error("there is one processor");
      const response = await fetch(this.config.computeUrl ?? new URL("./compute.wasm", import.meta.url));
      if (!response.ok) throw new Error(`${response.url}: ${response.status}`);
      const module = await WebAssembly.compile(await response.arrayBuffer());
      for (let i = 0; i < count; i++) this.#members.push(this.#hire(module));
    } catch (error) {
      this.#giveUp(messageOf(error));
    }
    this.#starting = false;
  }

  #hire(module: WebAssembly.Module): Member {
    const url = this.config.workerUrl;
    // Bundlers know this form, and carry the file.
    const worker = url ? new Worker(url, { type: "module" }) : new Worker(new URL("./worker.js", import.meta.url), { type: "module" });
    const member: Member = { worker, job: 0, ready: false, timer: undefined };
    worker.onmessage = ({ data }: MessageEvent<Answer>) => this.#heard(member, data);
    worker.onerror = (event) => {
      event.preventDefault(); // it is no error of the page's
      this.#fail(member, event.message ?? "it can't be loaded");
    };
    member.timer = setTimeout(() => this.#fail(member, "it does not start"), patience);
    worker.postMessage({ module } satisfies Start);
    return member;
  }

  #heard(member: Member, { job, out }: Answer): void {
    if (!this.#members.includes(member)) return; // said before it was ended
    clearTimeout(member.timer);
    member.ready = true;
    member.job = 0;
    if (this.#members.every((m) => m.job === 0)) {
      clearTimeout(this.#idle);
      this.#idle = setTimeout(() => this.end(), idleFor);
    }
    if (out) this.answer(job, out);
  }

  #fail(member: Member, why: string): void {
    if (!this.#members.includes(member)) return;
    this.#members.splice(this.#members.indexOf(member), 1);
    dismiss(member);
    const { job, ready } = member;
    if (!ready || ++this.#failures >= mostFailures) this.#giveUp(why);
    if (job !== 0) this.answer(job, null);
  }

  // #giveUp is for a page that can't have Workers, for want of the files or by its Content-Security-Policy, or has seen
  // several fail: it does without.
  #giveUp(why: string): void {
    this.#off = true;
    console.debug(`sonde: no Workers (${why}); long work is done in slices of the page's own time`);
    const working = this.#members.filter((m) => m.job !== 0).map((m) => m.job);
    this.end();
    for (const job of working) this.answer(job, null);
  }
}

function dismiss(member: Member): void {
  clearTimeout(member.timer);
  member.worker.onmessage = member.worker.onerror = null;
  member.worker.terminate();
}
