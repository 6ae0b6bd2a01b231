import { closeFirstRun } from './launch.ts';
import { closeStage, openStage, type Stage } from './stage.ts';

/** A stage that many files use, one after the other. Starting a browser takes longer than most tests. */
export interface LastingStage {
  /** The stage as on the first day: the extension new, no page open, no cookie, the platform's data as at the start. */
  startOver(): Promise<Stage>;
  close(): Promise<void>;
}

export function openLastingStage(): LastingStage {
  let stage: Stage | undefined;
  const isNewAgain = (used: Stage) =>
    clear(used).then(
      () => true,
      () => false,
    );
  return {
    async startOver() {
      if (stage && !(await isNewAgain(stage))) {
        // What one file broke is no matter of the next.
        await closeStage(stage);
        stage = undefined;
      }
      stage ??= await openStage();
      return stage;
    },
    close: () => closeStage({ platform: stage?.platform, session: stage?.session }),
  };
}

async function clear({ platform, session }: Stage): Promise<void> {
  platform.reset();
  session.network.set('up');
  const { browser } = session;
  const before = await browser.pages();
  // With its last page, the browser would go too.
  await browser.newPage();
  await Promise.all(before.map((page) => page.close()));
  await browser.deleteCookie(...(await browser.cookies()));
  await session.reinstall();
  await closeFirstRun(session);
  session.network.outside.length = 0;
}
