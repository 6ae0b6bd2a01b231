import type { TokenManager } from '../token/token-manager.ts';
import type { BrowserFeatures } from './browser-features.ts';
import type { AlarmsOfKind } from './partition.ts';
import { showOnToolbar } from './toolbar.ts';

/** The alarm of the token's next change by the clock: shortly before its end, or its end. */
export const TOKEN_ALARM = 'token';

export interface TokenWatchDeps {
  tokenManager: Pick<TokenManager, 'status' | 'nextAlarmAt'>;
  features: Pick<BrowserFeatures, 'setIcon' | 'setBadge'>;
  alarms: AlarmsOfKind;
}

/** Shows the token's status on the toolbar, and sets the alarm for its next change. Never rejects: each is done without the other. */
export async function showToken({ tokenManager, features, alarms }: TokenWatchDeps): Promise<void> {
  const toolbar = async () => showOnToolbar(features, await tokenManager.status());
  const alarm = async () => {
    const at = await tokenManager.nextAlarmAt();
    if (at === null) await alarms.clear(TOKEN_ALARM);
    // Again each minute, should the worker die before it has done what was due.
    else await alarms.create(TOKEN_ALARM, { when: at, periodInMinutes: 1 });
  };
  await Promise.allSettled([toolbar(), alarm()]);
}
