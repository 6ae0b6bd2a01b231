import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { SAMPLE } from '../../tests/fixtures/sample-booking.ts';
import type { Outcome } from '../booking/outcome.ts';
import type { LookupAnswer, LookupAsk } from './contract.ts';
import {
  LOOKUP_DEADLINE,
  type LookupPort,
  MAX_RECONNECTS,
  openLookup,
  RENEWAL_DEADLINE,
} from './lookup-client.ts';

/** The worker's side of the ports that a client opens. */
class FakeWorker {
  readonly asks: LookupAsk[] = [];
  open = 0;
  connections = 0;
  /** The worker's script fails as soon as it is connected to. */
  broken = false;
  answer: (answer: LookupAnswer) => void = () => {};
  kill: () => void = () => {};

  connect = (): LookupPort => {
    this.connections += 1;
    this.open += 1;
    let listener: ((answer: LookupAnswer) => void) | null = null;
    let onDisconnect: (() => void) | null = null;
    const end = () => {
      if (!listener) return;
      listener = null;
      this.open -= 1;
    };
    this.answer = (answer) => listener?.(answer);
    this.kill = () => {
      const tell = listener && onDisconnect;
      end();
      tell?.();
    };
    return {
      postMessage: (ask) => {
        this.asks.push(ask);
        if (this.broken) this.kill();
      },
      disconnect: end,
      onMessage: {
        addListener: (given) => {
          listener = given;
        },
      },
      onDisconnect: {
        addListener: (given) => {
          onDisconnect = given;
        },
      },
    };
  };
}

const notFound: Outcome = { ok: false, failure: { kind: 'not-found', because: 'booking' }, actingFor: null };
const noToken: Outcome = { ok: false, failure: { kind: 'no-token' }, actingFor: null };
const timedOut: Outcome = { ok: false, failure: { kind: 'timed-out' }, actingFor: null };
const answerOf = (outcome: Outcome, final = true): LookupAnswer => ({ kind: 'outcome', outcome, final });

let worker: FakeWorker;
let answers: LookupAnswer[];

function open() {
  return openLookup(101, (answer) => answers.push(answer), worker.connect);
}

beforeEach(() => {
  vi.useFakeTimers();
  worker = new FakeWorker();
  answers = [];
});
afterEach(() => vi.useRealTimers());

describe('a lookup', () => {
  it('asks for its booking and nothing else, and ends its port with the final answer', () => {
    open().ask('show');
    expect(worker.asks).toEqual([{ id: 101, mode: 'show' }]);
    worker.answer(answerOf(notFound));
    expect(answers).toEqual([answerOf(notFound)]);
    expect(worker.open).toBe(0);
    vi.runAllTimers();
    expect(answers).toHaveLength(1);
  });

  it('tells what is remembered, then what is newer', () => {
    open().ask('show');
    worker.answer(answerOf(noToken, false));
    worker.answer(answerOf(notFound));
    expect(answers).toEqual([answerOf(noToken, false), answerOf(notFound)]);
  });

  it('tells nothing once closed, not even that time is up', () => {
    const lookup = open();
    lookup.ask('show');
    const { answer, kill } = worker;
    lookup.close();
    answer(answerOf(notFound));
    kill();
    vi.runAllTimers();
    expect(answers).toEqual([]);
    expect(worker.connections).toBe(1);
    expect(worker.open).toBe(0);
  });

  it('asks anew in place of what it asked before', () => {
    const lookup = open();
    lookup.ask('show');
    const { answer } = worker;
    lookup.ask('refresh');
    answer(answerOf(noToken));
    worker.answer(answerOf(notFound));
    expect(worker.asks.map(({ mode }) => mode)).toEqual(['show', 'refresh']);
    expect(answers).toEqual([answerOf(notFound)]);
    expect(worker.open).toBe(0);
  });

  it('may be asked again from within its own answer', () => {
    const lookup = openLookup(
      101,
      (answer) => {
        answers.push(answer);
        if (answers.length === 1) lookup.ask('refresh');
      },
      worker.connect,
    );
    lookup.ask('show');
    worker.answer(answerOf(noToken));
    worker.answer(answerOf(notFound));
    expect(answers).toEqual([answerOf(noToken), answerOf(notFound)]);
    expect(worker.open).toBe(0);
  });
});

describe('a lookup under another member', () => {
  it('asks the platform, and stays under that member until it starts over', () => {
    const lookup = open();
    lookup.ask('show');
    lookup.lookUnder(55);
    lookup.ask('renew');
    worker.kill();
    lookup.lookUnder(null);
    lookup.startOver();
    expect(worker.asks).toEqual([
      { id: 101, mode: 'show' },
      { id: 101, mode: 'refresh', under: 55 },
      { id: 101, mode: 'renew', under: 55 },
      { id: 101, mode: 'refresh', under: 55 },
      { id: 101, mode: 'refresh', under: null },
      { id: 101, mode: 'show' },
    ]);
  });
});

describe('a final answer', () => {
  it('is told whole, with what comes beside the outcome', () => {
    open().ask('show');
    const answer: LookupAnswer = {
      kind: 'outcome',
      outcome: notFound,
      final: true,
      calendarKey: 'key',
      others: [null],
    };
    worker.answer(answer);
    expect(answers).toEqual([answer]);
  });
});

describe('a worker that stays silent', () => {
  it('is given up in time', () => {
    open().ask('show');
    vi.advanceTimersByTime(LOOKUP_DEADLINE - 1);
    expect(answers).toEqual([]);
    vi.advanceTimersByTime(1);
    expect(answers).toEqual([answerOf(timedOut)]);
    expect(worker.open).toBe(0);
  });

  it('takes no remembered booking away, but is told beside it', () => {
    const remembered: Outcome = {
      ok: true,
      booking: SAMPLE,
      fetchedAt: 1,
      actingFor: { userId: 42, name: 'Alice' },
      staleBecause: null,
    };
    open().ask('show');
    worker.answer(answerOf(remembered, false));
    vi.advanceTimersByTime(LOOKUP_DEADLINE);
    expect(answers).toEqual([
      answerOf(remembered, false),
      answerOf({ ...remembered, staleBecause: { kind: 'timed-out' } }),
    ]);
  });

  it('says so where a refresh was asked for', () => {
    const lookup = open();
    lookup.ask('show');
    worker.answer(answerOf(notFound));
    lookup.ask('refresh');
    vi.advanceTimersByTime(LOOKUP_DEADLINE);
    expect(answers).toEqual([answerOf(notFound), answerOf(timedOut)]);
  });
});

describe('a worker that is killed', () => {
  it.each([
    ['before it answers', 0],
    ['after what it remembered', 1],
  ])('%s is asked again, and answers', (_, told) => {
    open().ask('show');
    if (told) worker.answer(answerOf(noToken, false));
    worker.kill();
    expect(worker.connections).toBe(2);
    worker.answer(answerOf(notFound));
    expect(answers.at(-1)).toEqual(answerOf(notFound));
    expect(answers).toHaveLength(told + 1);
  });

  it('is left alone after its final answer', () => {
    open().ask('show');
    const { kill } = worker;
    worker.answer(answerOf(notFound));
    kill();
    expect(worker.connections).toBe(1);
  });

  it('is asked again at most twice, and that within the same time', () => {
    open().ask('show');
    vi.advanceTimersByTime(LOOKUP_DEADLINE - 10);
    worker.kill();
    worker.kill();
    vi.advanceTimersByTime(9);
    expect(answers).toEqual([]);
    vi.advanceTimersByTime(1);
    expect(answers).toEqual([answerOf(timedOut)]);
    expect(worker.connections).toBe(1 + MAX_RECONNECTS);
  });

  it('each time it is started is given up at once', () => {
    worker.broken = true;
    open().ask('show');
    expect(worker.asks).toHaveLength(1 + MAX_RECONNECTS);
    expect(answers).toEqual([answerOf(timedOut)]);
  });

  it('has its two chances again with the next ask', () => {
    const lookup = open();
    lookup.ask('show');
    worker.kill();
    worker.kill();
    lookup.ask('refresh');
    worker.kill();
    worker.kill();
    worker.answer(answerOf(notFound));
    expect(answers).toEqual([answerOf(notFound)]);
  });

  it('and gone for good (the extension was updated) ends in words, not in an error', () => {
    const gone = () => {
      throw new Error('Extension context invalidated.');
    };
    openLookup(101, (answer) => answers.push(answer), gone).ask('show');
    expect(answers).toEqual([answerOf(timedOut)]);
    vi.runAllTimers();
    expect(answers).toHaveLength(1);
  });
});

describe('a renewal', () => {
  it('waits for a person who takes their time', () => {
    open().ask('renew');
    worker.answer({ kind: 'renewing', where: 'sign-in' });
    vi.advanceTimersByTime(RENEWAL_DEADLINE - 1);
    worker.answer(answerOf(notFound));
    expect(answers).toEqual([{ kind: 'renewing', where: 'sign-in' }, answerOf(notFound)]);
  });

  it('opens no second window when the worker goes to sleep meanwhile', () => {
    const lookup = open();
    lookup.ask('renew');
    worker.answer({ kind: 'renewing', where: 'options' });
    expect(lookup.isWaiting()).toBe(true);
    worker.kill();
    vi.advanceTimersByTime(60_000);
    expect(worker.asks).toHaveLength(1);
    expect(answers).toHaveLength(1);
    expect(lookup.isWaiting()).toBe(false);
  });

  it.each([
    ['hangs', () => {}],
    ['was put to sleep', () => worker.kill()],
  ])('ends in words although the worker %s behind the window', (_, fail) => {
    open().ask('renew');
    worker.answer({ kind: 'renewing', where: 'sign-in' });
    fail();
    vi.advanceTimersByTime(RENEWAL_DEADLINE + LOOKUP_DEADLINE);
    expect(worker.asks.map(({ mode }) => mode)).toEqual(['renew', 'refresh']);
    expect(answers.at(-1)).toEqual(answerOf(timedOut));
    expect(worker.open).toBe(0);
  });

  it('is asked for once in a press, however often the worker is lost', () => {
    open().ask('renew');
    worker.kill();
    worker.kill();
    expect(worker.asks.map(({ mode }) => mode)).toEqual(['renew', 'refresh', 'refresh']);
    worker.answer(answerOf(noToken));
    expect(answers).toEqual([answerOf(noToken)]);
  });

  it('is asked for again by the next press', () => {
    const lookup = open();
    lookup.ask('renew');
    worker.kill();
    lookup.ask('renew');
    expect(worker.asks.map(({ mode }) => mode)).toEqual(['renew', 'refresh', 'renew']);
  });

  it('is limited in time until there is a window', () => {
    open().ask('renew');
    vi.advanceTimersByTime(LOOKUP_DEADLINE);
    expect(answers).toEqual([answerOf(timedOut)]);
  });
});
