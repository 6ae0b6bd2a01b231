import type { Ref } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import type { SignInResult } from '../../utils/booking/token-status.ts';
import { requestSignInAccess } from '../shared/host-access.ts';
import { refusalWords } from '../shared/refusal-words.ts';
import type { WorkerState } from '../shared/use-worker.ts';

/** Signing in from the options page: the client ID as typed, and how the last try went. */
export interface SignIn {
  /**
   * No client ID was known when the page opened. It stays so while the page is open: nothing moves away under a press. Null: not
   * known yet.
   */
  needsSetUp: boolean | null;
  /** Brings the person to the field for the client ID. */
  showSetUp(): void;
  clientId: string;
  setClientId(typed: string): void;
  clientIdField: Ref<HTMLInputElement>;
  /** What is wrong with the client ID; null: nothing. */
  error: string | null;
  underWay: boolean;
  /** Null: no sign-in was tried since the page opened, or one is under way. */
  result: SignInResult | null;
  /** Keeps the client ID. Whether the worker has it now. */
  keep(): Promise<boolean>;
  /** Keeps the client ID, then opens the sign-in window. */
  start(): Promise<void>;
}

/** @param round Another number makes it as new: everything was forgotten. */
export function useSignIn(worker: WorkerState, round: number): SignIn {
  const known = worker.state?.clientId;
  const [clientId, setClientId] = useState('');
  const [needsSetUp, setNeedsSetUp] = useState<boolean | null>(null);
  const [error, setError] = useState<string | null>(null);
  const [underWay, setUnderWay] = useState(false);
  const [result, setResult] = useState<SignInResult | null>(null);
  const field = useRef<HTMLInputElement>(null);

  useLayoutEffect(() => {
    setNeedsSetUp(null);
    setError(null);
    setResult(null);
  }, [round]);

  // The worker's own value comes after the first paint, and goes when everything is forgotten. It is taken over before anything can
  // be typed over it.
  useLayoutEffect(() => {
    if (known === undefined) return;
    setClientId(known);
    setNeedsSetUp((before) => before ?? known === '');
  }, [known, round]);

  function showSetUp() {
    field.current?.focus({ preventScroll: true });
    field.current?.scrollIntoView({ block: 'center' });
  }

  async function keep(): Promise<boolean> {
    setError(null);
    if (known === undefined) return false;
    if (clientId.trim() === known) return true;
    const reply = await worker.ask({ kind: 'set-client-id', clientId: clientId.trim() });
    if (reply?.refused) setError(refusalWords(reply.refused));
    return reply?.state !== undefined;
  }

  async function start() {
    if (underWay) return;
    setResult(null);
    if (clientId.trim() === '') {
      setError(i18n.t('options.signIn.clientIdEmpty'));
      showSetUp();
      return;
    }
    setUnderWay(true);
    // Before anything is waited for: a browser takes a later question for one without a press.
    const access = worker.state?.signInAccess;
    if (access && !(await requestSignInAccess(access))) {
      setUnderWay(false);
      setResult('no-access');
      return;
    }
    const reply = (await keep()) ? await worker.ask({ kind: 'sign-in' }) : null;
    setUnderWay(false);
    setResult(reply?.signIn ?? null);
  }

  return {
    needsSetUp,
    showSetUp,
    clientId,
    setClientId,
    clientIdField: field,
    error,
    underWay,
    result,
    keep,
    start,
  };
}
