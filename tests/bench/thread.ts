import type { Frame } from 'puppeteer-core';
import { cdpOf } from '../harness/internals.ts';

/**
 * What the main thread of a frame's process spends on tasks while something happens, ms: its own time, which other programs do not lengthen.
 */
export async function threadTime(frame: Frame, happen: () => Promise<unknown>): Promise<number> {
  const client = cdpOf(frame);
  const read = async () => {
    const { metrics } = await client.send('Performance.getMetrics');
    return 1_000 * (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN);
  };
  // Of what the time is can be said only where nothing is watched yet.
  await client.send('Performance.disable');
  await client.send('Performance.enable', { timeDomain: 'threadTicks' });
  try {
    const before = await read();
    await happen();
    return (await read()) - before;
  } finally {
    await client.send('Performance.disable');
  }
}
