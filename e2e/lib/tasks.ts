// How long a page's tasks take, by the time of the processor: a machine that does something else for a while makes none
// long.

import type { Page } from "@playwright/test";

interface Task {
  name: string;
  pid: number;
  tid: number;
  tdur?: number; // microseconds of the processor's time
  args: { name?: string };
}

/** The milliseconds of every task of the page's main thread while f runs. */
export async function tasksOf(page: Page, f: () => Promise<unknown>): Promise<number[]> {
  const browser = page.context().browser()!;
  await browser.startTracing(page, { categories: ["toplevel"] });
  await f();
  const { traceEvents } = JSON.parse((await browser.stopTracing()).toString()) as { traceEvents: Task[] };
  const renderers = traceEvents.filter((e) => e.name === "thread_name" && e.args.name === "CrRendererMain");
  const tasks = traceEvents.filter(
    (e) => e.name === "ThreadControllerImpl::RunTask" && renderers.some((r) => r.pid === e.pid && r.tid === e.tid),
  );
  return tasks.map((e) => Math.round((e.tdur ?? 0) / 1000));
}
