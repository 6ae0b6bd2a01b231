import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findAll } from '../harness/ax-tree.ts';
import { browserKind } from '../harness/launch.ts';
import { waitForNode } from '../harness/roles.ts';
import type { BrowserSession } from '../harness/session.ts';
import { closeStage, openStage } from '../harness/stage.ts';
import { siteUrl } from '../platform/hosts.ts';
import { TOKENS } from '../platform/people.ts';
import type { Platform } from '../platform/platform.ts';

/** Where no card opens: the popup says so, and learns which links are bookings. */

let platform: Platform;
let session: BrowserSession;

beforeAll(async () => {
  ({ platform, session } = await openStage(TOKENS.manager));
});
afterAll(() => closeStage({ platform, session }));

describe(`a page on which no booking is recognised, in ${browserKind()}`, () => {
  it('has that said in the popup', async () => {
    const page = await session.openPage(siteUrl('/Home.asp'));
    const popup = await session.openRealPopup(page);
    await waitForNode(popup.tree, 'StaticText', /^No booking was recognised on this page/);
    expect(findAll(await popup.tree(), 'status')).not.toEqual([]);
    await popup.close();
    await page.close();
  });
});
