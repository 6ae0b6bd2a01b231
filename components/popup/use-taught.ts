import { useState } from 'preact/hooks';
import type { TaughtRule } from '../../utils/settings/page-settings.ts';
import { refusalWords } from '../shared/refusal-words.ts';
import type { WorkerState } from '../shared/use-worker.ts';

/** Pages hear of a change of their settings a moment after the popup does, on a busy machine seconds later: so it looks again then, ms. */
const LOOK_AFTER_MS = [200, 1_000, 5_000];

/** Kinds of link that are to be learned, and for how many bookings of the page cards then open. */
interface Lesson {
  rules: TaughtRule[];
  finds: number;
}

export type Teaching = ReturnType<typeof useTaught>;

/** Teaches kinds of link, and takes that back. `look`: asks the page anew which bookings it shows. */
export function useTaught({ ask }: WorkerState, look: () => Promise<void>) {
  const [taught, setTaught] = useState<Lesson | null>(null);
  const [error, setError] = useState<string | null>(null);

  /** Whether it was done. The page is then asked anew. */
  async function send(kind: 'teach' | 'unlearn', rules: TaughtRule[]): Promise<boolean> {
    const reply = await ask({ kind, rules });
    setError(reply?.refused ? refusalWords(reply.refused) : null);
    if (!reply?.state) return false;
    for (const wait of LOOK_AFTER_MS) setTimeout(look, wait);
    return true;
  }

  async function change(kind: 'teach' | 'unlearn', { rules, finds }: Lesson): Promise<void> {
    if (await send(kind, rules)) setTaught(kind === 'teach' ? { rules, finds } : null);
  }

  return {
    /** What was taught since the popup opened and can be taken back; null: nothing. */
    taught,
    error,
    teach: ({ rules, finds }: Lesson) =>
      change('teach', { rules: rules.map((rule) => ({ ...rule, taughtOn: today() })), finds }),
    /** Has cards open again on a kind of link that was turned off. */
    turnOn: (rule: TaughtRule) => send('teach', [{ ...rule, paused: false }]),
    undo: async () => {
      if (taught) await change('unlearn', taught);
    },
  };
}

/** By the person's own calendar: `2026-11-25`. */
function today(): string {
  const now = new Date();
  const parts = [now.getFullYear(), now.getMonth() + 1, now.getDate()];
  return parts.map((part) => String(part).padStart(2, '0')).join('-');
}
