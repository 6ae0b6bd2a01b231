import type { Page } from 'puppeteer-core';
import { siteUrl } from '../../platform/hosts.ts';
import { bringCardPart } from '../cards.ts';
import type { Finding } from '../row.ts';
import { type Bench, type Subject, withPage } from '../subjects.ts';
import { cpuOf, recordCalls } from '../trace.ts';

const SECONDS = 10;
const CHANGES_A_SECOND = 1000;
const PAGE = siteUrl('/links.asp?n=1000');

/** What an extension does while a page changes while no pointer moves. The card part has been there already. */
export async function measurePageChanges({ ours, naive }: Bench): Promise<Finding> {
  const our = await shareOf(ours);
  const theirs = await shareOf(naive);
  const cell = ({ share, calls }: typeof our) =>
    `${(share * 100).toFixed(share === 0 ? 0 : 1)} % (${calls} calls)`;
  return {
    rows: [
      {
        measure: `1,000 DOM changes/s for ${SECONDS} s, no card open: our script's share of the main thread`,
        goal: '0',
        ours: cell(our),
        naive: cell(theirs),
        met: our.calls === 0,
      },
    ],
    details: [`changes made: ${our.changes} under ours, ${theirs.changes} under the reference`],
  };
}

function shareOf(subject: Subject) {
  return withPage(subject, async (page) => {
    await page.goto(PAGE);
    await bringCardPart(page);
    let changes = 0;
    const calls = await recordCalls(subject, page, async () => {
      changes = await changeForLong(page);
    });
    return { share: cpuOf(calls) / (SECONDS * 1000), calls: calls.length, changes };
  });
}

/** Adds and removes links, so many a second as a busy machine allows. Returns how many changes there were. */
function changeForLong(page: Page): Promise<number> {
  return page.evaluate(
    async (duration, rate) => {
      const start = performance.now();
      let changes = 0;
      while (performance.now() - start < duration) {
        await new Promise((resolve) => setTimeout(resolve, 4));
        const due = Math.min(duration, performance.now() - start) * (rate / 1000);
        for (; changes < due; changes++) {
          const added = document.getElementById('added');
          if (added) {
            added.remove();
            continue;
          }
          const link = document.createElement('a');
          link.id = 'added';
          link.href = 'PhoneChatBooking.asp?BookingID=1000';
          link.textContent = 'Added';
          document.body.append(link);
        }
      }
      return changes;
    },
    SECONDS * 1000,
    CHANGES_A_SECOND,
  );
}
