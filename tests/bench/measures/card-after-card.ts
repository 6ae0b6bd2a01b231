import { TIMINGS } from '../../../utils/intent/timings.ts';
import { siteUrl } from '../../platform/hosts.ts';
import { bringCardPart, leaveCard } from '../cards.ts';
import { framesSince, watchForCard } from '../painting.ts';
import type { Finding } from '../row.ts';
import { show, spreadOf } from '../statistics.ts';
import { type Bench, withPage } from '../subjects.ts';

/** Links 1 to … of the page, whose bookings are remembered since the measure before. */
const CARDS = 16;

/** How soon the next card is there for a pointer that goes from link to link. */
export function measureCardAfterCard({ ours }: Bench): Promise<Finding> {
  return withPage(ours, async (page) => {
    await page.goto(siteUrl('/links.asp?n=100'));
    await bringCardPart(page);
    const frames: number[] = [];
    const times: number[] = [];
    for (let n = 1; n <= CARDS; n++) {
      const watch = await watchForCard(page);
      await page.hover(`#link-${n}`);
      const painting = await watch.painted();
      // The first opens after the whole dwell, for none was open.
      if (n === 1) continue;
      frames.push(framesSince(painting.over + TIMINGS.hot, painting));
      times.push(painting.painted - painting.over);
    }
    await leaveCard(page);
    const { p95, median, min, max, n } = spreadOf(frames);
    return {
      rows: [
        {
          measure: 'card after card, cached: end of the short dwell to painted, frames',
          goal: 'shown',
          ours: `${p95} at p95 (median ${median}, ${min}–${max}, n ${n})`,
          naive: 'remembers none',
          met: true,
        },
      ],
      details: [
        `pointer on the next link to painted: ${show(spreadOf(times), 0, ' ms')}, of which ${TIMINGS.hot} ms are meant`,
      ],
    };
  });
}
