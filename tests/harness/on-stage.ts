import { test } from 'vitest';
import { openDesk } from './desk.ts';
import { openLastingStage } from './lasting-stage.ts';

/**
 * A test on a stage that is as on the first day when its file begins: `platform` and `session` are one for the whole file, and so is the
 * `desk`, which is opened for the first test that asks for it. All files that one of Vitest's workers runs share one browser.
 */
export const onStage = test
  // biome-ignore lint/correctness/noEmptyPattern: Vitest reads from the pattern which fixtures are asked for; here, none.
  .extend('lastingStage', { scope: 'worker' }, ({}, { onCleanup }) => {
    const lasting = openLastingStage();
    onCleanup(() => lasting.close());
    return lasting;
  })
  .extend('stage', { scope: 'file' }, ({ lastingStage }) => lastingStage.startOver())
  .extend('platform', { scope: 'file' }, ({ stage }) => stage.platform)
  .extend('session', { scope: 'file' }, ({ stage }) => stage.session)
  .extend('desk', { scope: 'file' }, ({ session }) => openDesk(session));
