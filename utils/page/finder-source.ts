import type { FinderAsk } from '../message/contract.ts';
import { NO_RULES } from '../settings/page-settings.ts';
import { mayHaveRules } from '../settings/read-card-settings.ts';
import { ASK_AGAIN_FOR, ASK_AGAIN_MS } from './asking.ts';
import { awaitFinder, type Finder } from './finder.ts';
import type { Handover } from './handover.ts';

interface FinderSourceDeps {
  /** Without an ID the extension was updated or removed under the page: there is no worker to ask. */
  runtime: { readonly id: string | undefined };
  source: { tell(message: FinderAsk): void };
  handover: Pick<Handover, 'stored'>;
}

/** The finder, which comes once it is wanted. */
export function createFinderSource(
  { runtime, source, handover }: FinderSourceDeps,
  onCome: (finder: Finder) => void,
) {
  const { promise: came, resolve } = Promise.withResolvers<Finder>();
  let finder: Finder | null = null;
  let wantedAt = 0;
  /** It was asked for, and is not asked for again before this ends. */
  let again: ReturnType<typeof setTimeout> | undefined;

  awaitFinder((one) => {
    if (finder) return;
    clearTimeout(again);
    finder = one;
    resolve(one);
    onCome(one);
  });

  function ask(): void {
    if (finder || again || !runtime.id) return;
    again = setTimeout(() => {
      again = undefined;
      if (performance.now() - wantedAt < ASK_AGAIN_FOR) ask();
    }, ASK_AGAIN_MS);
    source.tell({ kind: 'finder' });
  }

  function want(): void {
    wantedAt = performance.now();
    ask();
  }

  return {
    want,
    /** Null: it has not come. */
    get: () => finder,
    /** Resolves once it has come, which may be never. */
    came,
    /** The user's own rules, as far as they can be read yet. */
    rules: () => finder?.rules(handover.stored) ?? NO_RULES,
    /** Whether the user may have rules that only the finder can read, which is then asked for. */
    lacksRules(): boolean {
      const lacks = !finder && mayHaveRules(handover.stored);
      if (lacks) want();
      return lacks;
    },
  };
}

export type FinderSource = ReturnType<typeof createFinderSource>;
