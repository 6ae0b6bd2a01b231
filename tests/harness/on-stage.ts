import { test } from 'vitest';
import { openDesk } from './desk.ts';
import { closeStage, openStage } from './stage.ts';

/**
 * A test on a stage of its file's own: `platform` and `session` are one for the whole file, and so is the `desk`, which is opened for the
 * first test that asks for it.
 */
export const onStage = test
  // biome-ignore lint/correctness/noEmptyPattern: Vitest reads from the pattern which fixtures are asked for; here, none.
  .extend('stage', { scope: 'file' }, async ({}, { onCleanup }) => {
    const stage = await openStage();
    onCleanup(() => closeStage(stage));
    return stage;
  })
  .extend('platform', { scope: 'file' }, ({ stage }) => stage.platform)
  .extend('session', { scope: 'file' }, ({ stage }) => stage.session)
  .extend('desk', { scope: 'file' }, ({ session }) => openDesk(session));
