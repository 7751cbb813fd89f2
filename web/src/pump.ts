// Long work on the main thread, in slices: each a task of its own, so that input and frames come in between.

// Job does a slice of work, of about 8 ms, and says whether some is left.
export type Job = () => boolean;

export const slice = 8; // ms: half a frame at 60 Hz

const jobs: Job[] = [];
let channel: MessageChannel | null = null;
let posted = false;

// pump has a job called until it says that it is done. A job that is already there is not there twice.
export function pump(job: Job): void {
  if (!jobs.includes(job)) jobs.push(job);
  post();
}

function post(): void {
  if (posted || jobs.length === 0) return;
  posted = true;
  if (!channel) {
    channel = new MessageChannel();
    channel.port1.onmessage = turn;
  }
  channel.port2.postMessage(null);
}

function turn(): void {
  posted = false;
  const job = jobs.shift();
  let more = false;
  try {
    more = job?.() ?? false;
  } finally {
    if (more && job && !jobs.includes(job)) jobs.push(job);
    post();
  }
}
