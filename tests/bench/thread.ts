import type { Frame } from 'puppeteer-core';
import { cdpOf } from '../harness/internals.ts';

/**
 * Watches the main thread of a frame's process. What is given back reads the time that it has spent on tasks since the last reading, ms: its own
 * time, which other programs do not lengthen.
 */
export async function readThread(frame: Frame): Promise<() => Promise<number>> {
  const client = cdpOf(frame);
  // What the time is of can be said only where nothing is watched yet.
  await client.send('Performance.disable');
  await client.send('Performance.enable', { timeDomain: 'threadTicks' });
  const read = async () => {
    const { metrics } = await client.send('Performance.getMetrics');
    return 1_000 * (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN);
  };
  let last = await read();
  return async () => {
    const now = await read();
    const spent = now - last;
    last = now;
    return spent;
  };
}
