import type { Page } from 'puppeteer-core';
import type { Subject } from './subjects.ts';

/** One event of Chromium's trace, as far as it is read here. Times in microseconds. */
interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  readonly ts: number;
  readonly dur?: number;
  /** Processor time of the thread. */
  readonly tdur?: number;
  readonly args: { readonly data?: { readonly url?: string }; readonly name?: string };
}

/** One run of a script of the extension on the page's main thread, from the browser's call to its return. */
export interface Call {
  /** Processor time, ms: a busy machine does not lengthen it, and neither does a CPU that is slowed by emulation. */
  readonly cpu: number;
  /** From call to return by the clock, ms. */
  readonly wall: number;
  /** The task that it was part of, by number. */
  readonly task: number;
}

const CATEGORIES = ['devtools.timeline', 'disabled-by-default-devtools.timeline'];

/** What the browser notes of itself while something happens on the page, of all its processes. */
async function recordTrace(
  page: Page,
  categories: string[],
  happen: () => Promise<unknown>,
): Promise<TraceEvent[]> {
  await page.tracing.start({ categories });
  await happen();
  const written = await page.tracing.stop();
  if (!written) throw new Error('the browser gave no trace');
  return (JSON.parse(new TextDecoder().decode(written)) as { traceEvents: TraceEvent[] }).traceEvents;
}

const isTask = ({ name }: TraceEvent) => name === 'RunTask' || name === 'ThreadControllerImpl::RunTask';

/** How often documents were made ready to be drawn, of the page in front and of what is in its frames, while something happens. */
export async function countFrames(page: Page, happen: () => Promise<unknown>): Promise<number> {
  const events = await recordTrace(page, ['devtools.timeline.frame', 'devtools.timeline', 'cc'], happen);
  return events.filter(({ name, ph }) => name === 'ProxyMain::BeginMainFrame' && ph === 'X').length;
}

/** The longest task of any page's main thread while something happens, ms of processor time. */
export async function longestTask(page: Page, happen: () => Promise<unknown>): Promise<number> {
  return Math.max(0, ...(await taskTimes(page, CATEGORIES, happen)));
}

/** What the main threads of all pages do in all while something happens, ms of processor time: across navigations too, which `threadTime` counts no further than. */
export async function mainThreadTime(page: Page, happen: () => Promise<unknown>): Promise<number> {
  const times = await taskTimes(page, ['toplevel'], happen);
  return times.reduce((sum, time) => sum + time, 0);
}

async function taskTimes(
  page: Page,
  categories: string[],
  happen: () => Promise<unknown>,
): Promise<number[]> {
  const events = await recordTrace(page, categories, happen);
  const isMain = ({ name, args }: TraceEvent) => name === 'thread_name' && args.name === 'CrRendererMain';
  const threads = new Set(events.filter(isMain).map(({ pid, tid }) => `${pid} ${tid}`));
  const tasks = events.filter((event) => isTask(event) && threads.has(`${event.pid} ${event.tid}`));
  return tasks.map(({ tdur, dur = 0 }) => (tdur ?? dur) / 1000);
}

/** The runs of the subject's scripts on the page while something happens there. */
export async function recordCalls(
  { scripts }: Pick<Subject, 'scripts'>,
  page: Page,
  happen: () => Promise<unknown>,
): Promise<Call[]> {
  const traceEvents = await recordTrace(page, CATEGORIES, happen);
  const tasks = traceEvents.filter(isTask);
  const calls = traceEvents
    .filter(({ name, ph, args }) => {
      const isRun = ph === 'X' && (name === 'FunctionCall' || name === 'EvaluateScript');
      return isRun && args.data?.url?.startsWith(scripts);
    })
    .toSorted((one, other) => one.ts - other.ts);
  let end = 0;
  return calls
    .filter(({ ts, dur = 0 }) => {
      // A call within a call is part of it.
      if (ts + dur <= end) return false;
      end = ts + dur;
      return true;
    })
    .map((call) => ({
      cpu: (call.tdur ?? call.dur ?? 0) / 1000,
      wall: (call.dur ?? 0) / 1000,
      task: tasks.findIndex(
        ({ tid, ts, dur = 0 }) => tid === call.tid && ts <= call.ts && call.ts <= ts + dur,
      ),
    }));
}

export function cpuOf(calls: readonly Call[]): number {
  return calls.reduce((sum, { cpu }) => sum + cpu, 0);
}
