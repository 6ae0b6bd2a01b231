import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import { WxtVitest } from 'wxt/testing/vitest-plugin';

/** Journeys come after what is quick, which then neither waits for them nor disturbs them. */
const sequence = { groupOrder: 1 };

/**
 * A real browser on a busy machine is now and then late for a pointer. A journey that fails is walked again; one that is
 * broken fails each time.
 */
const retry = process.env.CI ? 2 : 1;

/** One process for many files, which then share a browser too: see tests/harness/lasting-stage.ts. */
const isolate = false;

/** These end what hangs, ms: many times what a busy machine needs. No assertion hangs on them. */
const hangLimits = { testTimeout: 120_000, hookTimeout: 120_000 };

/** See tests/harness/short-run.ts. */
const isShortRun = process.env.SHORT_RUN !== undefined;

/** What the short run walks in Chromium alone: what depends least on the browser. */
const IN_CHROMIUM_ALONE = [
  'tests/e2e/{bookings-list,card,card-document,card-places,cost,group,limits,oauth-server,options,places,popup,popup-layout,presses,road,soak,teach,teach-ways,token}.test.ts',
  'tests/e2e/hostile/{broken-page,messages,page-cannot-press,page-cannot-steer,page-fights-the-card,page-learns-nothing,page-makes-no-request}.test.ts',
  'tests/e2e/discretion/profile.test.ts',
  'tests/e2e/life/**',
  'tests/e2e/pages/{hearing,journeys,kept,layers,place}.test.ts',
];

export default defineConfig({
  test: {
    // Vitest leaves one core idle. But a browser under test mostly waits, so there is room for two on each core.
    maxWorkers: 2 * availableParallelism(),
    projects: [
      {
        plugins: [WxtVitest()],
        test: {
          name: 'unit',
          include: [
            '{utils,components,entrypoints,tests/platform,tests/defences,scripts}/**/*.test.{ts,tsx}',
            'tests/*.test.ts',
          ],
          setupFiles: ['tests/unit-setup.ts'],
          // A context of its own for each file as before, without a process of its own: 0.58 of the processor time.
          pool: 'vmThreads',
          ...hangLimits,
        },
      },
      {
        // What is in .output/, as it is published.
        test: { name: 'build', include: ['tests/build/**/*.test.ts'] },
      },
      {
        // Every state of the card, looked at in a real browser. Nothing in it depends on how soon, and it would be the last to end.
        test: {
          name: 'looks',
          include: ['tests/gallery/**/*.test.ts'],
          ...hangLimits,
        },
      },
      {
        test: {
          name: 'chromium',
          include: ['tests/e2e/**/*.test.ts'],
          // Its long form runs once a week.
          exclude: isShortRun ? ['tests/e2e/soak.test.ts'] : [],
          env: { BROWSER: 'chromium' },
          sequence,
          isolate,
          retry,
          ...hangLimits,
        },
      },
      {
        test: {
          name: 'firefox',
          include: ['tests/e2e/**/*.test.ts'],
          exclude: isShortRun ? IN_CHROMIUM_ALONE : [],
          env: { BROWSER: 'firefox' },
          sequence,
          isolate,
          retry,
          ...hangLimits,
        },
      },
    ],
  },
});
