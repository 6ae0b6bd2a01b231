import { defineConfig } from 'vitest/config';
import { WxtVitest } from 'wxt/testing/vitest-plugin';

/** Browsers come after what is quick, which then neither waits for them nor disturbs them. */
const sequence = { groupOrder: 1 };

/**
 * A real browser on a busy machine is now and then late for a pointer. A journey that fails is walked again; one that is
 * broken fails each time.
 */
const retry = process.env.CI ? 2 : 1;

export default defineConfig({
  test: {
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
          // Ends a test that hangs, not a property that is tried on a busy machine.
          testTimeout: 60_000,
        },
      },
      {
        // What stands in .output/, as it is published.
        test: { name: 'build', include: ['tests/build/**/*.test.ts'] },
      },
      {
        // Every state of the card, looked at in a real browser.
        test: {
          name: 'looks',
          include: ['tests/gallery/**/*.test.ts'],
          sequence,
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'chromium',
          include: ['tests/e2e/**/*.test.ts'],
          env: { BROWSER: 'chromium' },
          sequence,
          retry,
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'firefox',
          include: ['tests/e2e/**/*.test.ts'],
          env: { BROWSER: 'firefox' },
          sequence,
          retry,
          testTimeout: 45_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
