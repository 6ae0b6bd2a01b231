import type { TrustedState } from '../../utils/message/contract.ts';
import type { Desk } from './desk.ts';
import { HANG, poll } from './poll.ts';

/** What the worker knows of a person who is to point at a link; null: none is. */
export async function pointingOf(desk: Desk): Promise<TrustedState['pointing']> {
  return (await desk.ask({ kind: 'get-state' })).pointing;
}

/** Waits until a person can point at a link. */
export async function untilPointing(desk: Desk): Promise<void> {
  await poll(
    async () => (await pointingOf(desk)) !== null,
    HANG,
    () => 'it has not begun',
  );
}
