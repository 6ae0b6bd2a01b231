import type { EpochMs } from '../booking/booking.ts';
import type { Settings } from '../settings/registry.ts';
import { isExpired, isRenewable } from './machine.ts';
import type { SignIns } from './sign-ins.ts';
import { IN_USE_MS, RENEW_BEFORE_MS } from './timings.ts';
import type { TokenStore } from './token-store.ts';

export interface TokenAlarmDeps {
  store: TokenStore;
  signIns: Pick<SignIns, 'renewQuietly'>;
  settings: Pick<Settings, 'lastUsed'>;
  now: () => EpochMs;
  onChange: () => void;
}

/** What the clock does to a token: renews it shortly before its end, and ends it. */
export function createTokenAlarm({ store, signIns, settings, now, onChange }: TokenAlarmDeps) {
  return {
    /** When the token next wants attention: shortly before its end if it can be renewed, then at its end. Null: never. */
    async nextAlarmAt(): Promise<EpochMs | null> {
      const token = await store.read();
      if (token?.expiresAt == null || isExpired(token, now())) return null;
      const renewAt = token.expiresAt - RENEW_BEFORE_MS;
      return isRenewable(token) && now() < renewAt ? renewAt : token.expiresAt;
    },

    /**
     * That time has come: renews quietly if a member has been looking at bookings of late. Tells of a change where there is none, too, so that
     * the alarm is set anew or cleared: the worker that was to do so may have died.
     */
    async onAlarm(): Promise<void> {
      const token = await store.read();
      const inUse = now() - (await settings.lastUsed.get()) < IN_USE_MS;
      const due = token?.expiresAt != null && now() >= token.expiresAt - RENEW_BEFORE_MS;
      if (due && inUse) await signIns.renewQuietly(token);
      onChange();
    },
  };
}
