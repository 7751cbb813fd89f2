/** The milliseconds of the processor that each task of over one takes on the page's main thread, while f runs. */
export async function tasksOf(page, f) {
  const browser = page.context().browser();
  await browser.startTracing(page, { categories: ["toplevel"] });
  await f();
  const { traceEvents } = JSON.parse((await browser.stopTracing()).toString());
  const threads = traceEvents.filter((e) => e.name === "thread_name" && e.args.name === "CrRendererMain");
  return traceEvents
    .filter((e) => e.name === "ThreadControllerImpl::RunTask" && e.tdur > 1000 && threads.some((t) => t.pid === e.pid && t.tid === e.tid))
    .map((e) => e.tdur / 1000);
}
