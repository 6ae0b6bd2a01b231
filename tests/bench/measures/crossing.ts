import type { Page } from 'puppeteer-core';
import { siteUrl } from '../../platform/hosts.ts';
import { middlesOfLinks, moveAway, sweep } from '../pointer.ts';
import type { Finding } from '../row.ts';
import { medianOf, show, spreadOf, turned } from '../statistics.ts';
import { type Bench, withPage } from '../subjects.ts';
import { threadTime } from '../thread.ts';
import { markFor, PEERS, startPeer } from './peers.ts';

const PAGE = siteUrl('/links.asp?n=10');
const LINKS_IN_SIGHT = 10;
const SWEEPS = 20;
const ROUNDS = 15;

/**
 * What a pointer on its way costs a page: all that its main thread does, less what it does on the same page without us. What a trace says of
 * single calls would not do, since it leaves out what they set off, and adds some 70 µs to each.
 */
export async function measureCrossing({ ours, naive, none }: Bench): Promise<Finding> {
  const subjects = [
    ...[none, ours, naive].map((subject) => ({ name: subject.name, subject, peer: null })),
    ...PEERS.map((peer) => ({ name: peer.name, subject: none, peer })),
  ];
  const costs = new Map(subjects.map(({ name }) => [name, [] as number[]]));
  for (let round = 0; round < ROUNDS; round++) {
    for (const { name, subject, peer } of turned(subjects, round)) {
      await withPage(subject, async (page) => {
        await page.goto(PAGE);
        if (peer) {
          await markFor(page, peer);
          await startPeer(page, peer);
        }
        costs.get(name)?.push(await costOfLink(page));
      });
    }
  }
  const of = (name: string) => costs.get(name) ?? [];
  const bare = medianOf(of('none'));
  const more = (name: string) => medianOf(of(name)) - bare;
  const cell = (name: string) => `${more(name).toFixed(0)} µs`;
  return {
    rows: [
      {
        measure: 'main thread for each link that the pointer crosses, over that of the page by itself',
        goal: 'less than each peer',
        ours: cell('ours'),
        naive: cell('naive'),
        peers: PEERS.map(({ name }) => `${name} ${cell(name)}`).join('; '),
        met: PEERS.every(({ name }) => more('ours') < more(name)),
      },
    ],
    details: subjects.map(({ name }) => `${name}: ${show(spreadOf(of(name)), 0, ' µs')}`),
  };
}

/** The main thread's own time for each link that the pointer crosses without resting, µs. The first sweep is for warming up. */
async function costOfLink(page: Page): Promise<number> {
  const links = await middlesOfLinks(page, LINKS_IN_SIGHT);
  await sweep(page, links, 0);
  const spent = await threadTime(page.mainFrame(), async () => {
    for (let times = 0; times < SWEEPS; times++) await sweep(page, links, 0);
  });
  await moveAway(page);
  return (1_000 * spent) / (SWEEPS * links.length);
}
