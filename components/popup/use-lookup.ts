import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { CardView } from '../../utils/card/card-props.ts';
import { viewOfAnswer, viewOfAsk } from '../../utils/card/next-view.ts';
import type { LookupAsk } from '../../utils/message/contract.ts';
import { type OpenLookup, openLookup } from '../../utils/message/lookup-client.ts';
import type { Standing } from './is-showable.ts';

/** The booking that the popup shows, and on whose behalf it was looked up. */
export interface LookedUp {
  id: number;
  /** Null: the worker has not said yet; the first that it says is taken. */
  standing: Standing | null;
  view: CardView;
}

/** One lookup at a time: the one that the popup shows. Beginning another, or dropping it, ends the wait for the one before. */
export function useLookup() {
  const [lookedUp, setLookedUp] = useState<LookedUp | null>(null);
  const open = useRef<OpenLookup | null>(null);

  const drop = useCallback(() => {
    open.current?.close();
    open.current = null;
    setLookedUp(null);
  }, []);

  const begin = useCallback((id: number, standing: Standing | null) => {
    open.current?.close();
    setLookedUp({ id, standing, view: { kind: 'loading' } });
    open.current = openLookup(id, (answer) => {
      setLookedUp((last) => last && { ...last, view: viewOfAnswer(last.view, answer) });
    });
    open.current.ask('show');
  }, []);

  const takeStanding = useCallback((standing: Standing) => {
    setLookedUp((last) => last && { ...last, standing });
  }, []);

  const ask = useCallback((mode: LookupAsk['mode']) => {
    setLookedUp((last) => last && { ...last, view: viewOfAsk(last.view, mode) });
    open.current?.ask(mode);
  }, []);

  const lookUnder = useCallback((userId: number | null) => {
    setLookedUp((last) => last && { ...last, view: { kind: 'loading' } });
    open.current?.lookUnder(userId);
  }, []);

  useEffect(() => () => open.current?.close(), []);

  return { lookedUp, begin, takeStanding, ask, lookUnder, drop };
}
