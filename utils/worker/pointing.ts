import type { Runtime } from 'webextension-polyfill';
import type { PointingNews } from '../message/contract.ts';
import type { Settings } from '../settings/registry.ts';
import { callPart, type ScriptingApi } from '../teach/call-part.ts';
import { POINTING_LASTS_MS } from '../teach/pointing-lasts.ts';

export interface PointingDeps {
  setting: Settings['pointing'];
  scripting: ScriptingApi;
  now: () => number;
  onChange(): void;
}

/**
 * A person points at a link in a tab. It is begun from the popup alone. A page can only say that they have pointed, or left off: that is
 * heard from the tab in which it was begun, once, and for as long as pointing lasts, and does no more than to open the popup again.
 */
export function createPointing({ setting, scripting, now, onChange }: PointingDeps) {
  async function end(): Promise<void> {
    const current = await setting.get();
    await setting.set(null);
    // The tab may be closed by now.
    if (current) await callPart(scripting, current.tabId, 'end').catch(() => {});
  }

  return {
    /** @throws if the browser does not let us into the tab. */
    async begin(tabId: number): Promise<void> {
      await setting.set(null);
      await callPart(scripting, tabId, 'begin');
      await setting.set({ tabId, at: now(), pointedAt: null });
    },
    end,
    async onNews(
      { step }: PointingNews,
      sender: Runtime.MessageSender,
      openPopup: () => Promise<void>,
    ): Promise<void> {
      const current = await setting.get();
      if (current?.pointedAt !== null || sender.tab?.id !== current.tabId) return;
      if (now() - current.at > POINTING_LASTS_MS) return;
      // In the other frames of the tab.
      await end();
      if (step === 'pointed') {
        await setting.set({ ...current, pointedAt: now() });
        await openPopup();
      }
      onChange();
    },
  };
}

export type Pointing = ReturnType<typeof createPointing>;
