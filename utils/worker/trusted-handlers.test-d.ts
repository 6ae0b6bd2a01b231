import type { z } from 'zod';
import type { PageCommand, TrustedAsk } from '../message/contract.ts';
import type { trustedAskSchema } from '../message/schema.ts';
import type { CardPart } from '../page/handover.ts';
import type { TrustedHandlers } from './trusted-door.ts';

/** What must not compile; `tsc` reports each line that does. Nothing here is ever run. */

declare const handlers: TrustedHandlers;
const { 'act-for': _handler, ...allButOne } = handlers;

// @ts-expect-error A kind without a handler.
export const incomplete: TrustedHandlers = allButOne;

// @ts-expect-error A handler whose kind has no schema.
export const unknown: TrustedHandlers = { ...handlers, 'no-such-kind': async () => {} };

// @ts-expect-error A message whose kind has no schema.
export const message: TrustedAsk = { kind: 'no-such-kind' };

// @ts-expect-error A message without what its kind holds.
export const halfMessage: z.infer<typeof trustedAskSchema> = { kind: 'act-for' };

declare const commands: { [Kind in PageCommand['kind']]: () => number[] | undefined };
const { forget: _command, ...allButForget } = commands;

// @ts-expect-error A command that the page does not handle.
export const page: CardPart['handleCommand'] = ({ kind }) => allButForget[kind]();
