import { beforeAll, describe, expect, it } from 'vitest';
import { browserKind } from '../harness/launch.ts';
import { type SoakResult, soak } from '../soak/soak.ts';
import { judge } from '../soak/verdict.ts';

/** The short version; `npm run soak` is the long one. */
const PLAN = { lookups: 300, killEvery: 100 };
const TIME_LIMIT = 120_000;

describe.runIf(browserKind() === 'chromium')(
  'some hundred lookups, with the worker killed again and again',
  () => {
    let result: SoakResult;

    beforeAll(async () => {
      result = await soak(PLAN);
    }, TIME_LIMIT);

    it('are all answered, within what the cache promises, on heaps that stay flat', () => {
      expect(judge(result).filter(({ right }) => !right)).toEqual([]);
    });

    it('lost their worker on the way, some of them', () => {
      expect(result.interruptions).toBeGreaterThan(0);
    });
  },
);
