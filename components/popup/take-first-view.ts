import type { MadeBookingsReply } from '../../utils/booking/made-bookings.ts';
import type { TrustedState } from '../../utils/message/contract.ts';
import type { Opening } from '../../utils/message/opening.ts';
import { isReply } from '../shared/use-worker.ts';
import type { ShownTab } from './use-active-tab.ts';

/** So long the popup waits for what it shows first, ms. A worker that has to be started takes longer, and is asked anew by what is then drawn. */
const PATIENCE_MS = 100;

/** What the popup shows first. */
export interface FirstView {
  state: TrustedState;
  /** The member's bookings as far as they are remembered. */
  list: MadeBookingsReply;
  /** The tab under the popup: what is said of it above the list has its place from the first drawing on. */
  tab: ShownTab | undefined;
  /** Something changed since, or nothing is remembered: the worker is to be asked. */
  isOld(): boolean;
}

/** The answer to the popup's first script; null: none came in time, or none that can be shown. */
export async function takeFirstView(): Promise<FirstView | null> {
  const opening = openingOf();
  const late = new Promise<[]>((resolve) => setTimeout(resolve, PATIENCE_MS, []));
  const answers = Promise.all([opening?.answer, opening?.tabs]).catch(() => []);
  const [reply, [tab] = []] = await Promise.race([answers, late]);
  if (!opening || !isReply(reply) || !reply.state || !reply.list) return null;
  const { state, list } = reply;
  return { state, list, tab, isOld: () => opening.isOld || list.items === null };
}

/** What was typed before the popup was drawn; empty: nothing. */
export function takeTyped(): string {
  return openingOf()?.takeTyped() ?? '';
}

function openingOf(): Opening | undefined {
  return (globalThis as { opening?: Opening }).opening;
}
