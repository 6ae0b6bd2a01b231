// @vitest-environment happy-dom
import { beforeEach, expect, it, vi } from 'vitest';
import { receivePort } from './handshake.ts';

const PROOF = '0123456789abcdef0123456789abcdef';
const parent = { name: 'the page around it' };
let taken: unknown[];
let post: (init: { data?: unknown; source?: unknown; ports?: unknown[] }) => void;

beforeEach(() => {
  taken = [];
  const target = new EventTarget();
  const view = Object.assign(target, { parent, location: { hash: `#${PROOF}` } });
  post = ({ data = { proof: PROOF }, source = parent, ports = ['port'] }) =>
    void target.dispatchEvent(Object.assign(new Event('message'), { data, source, ports }));
  receivePort(view as never, (port) => taken.push(port));
});

it('takes one port from the page around it that knows the proof, and no other after it', () => {
  post({ ports: ['first'] });
  post({ ports: ['second'] });
  expect(taken).toEqual(['first']);
});

it.each<[string, Parameters<typeof post>[0]]>([
  ['without a proof', { data: null }],
  ['with another proof', { data: { proof: PROOF.replace('0', '1') } }],
  ['with an empty proof', { data: { proof: '' } }],
  ['without a port', { ports: [] }],
  ['from another frame', { source: {} }],
])('ignores what is posted %s, and goes on waiting', (_how, init) => {
  post(init);
  expect(taken).toEqual([]);
  post({});
  expect(taken).toEqual(['port']);
});

it('waits for nothing where its address holds no proof', () => {
  const target = new EventTarget();
  const onPort = vi.fn();
  receivePort(Object.assign(target, { parent, location: { hash: '' } }) as never, onPort);
  target.dispatchEvent(
    Object.assign(new Event('message'), { data: { proof: '' }, source: parent, ports: ['port'] }),
  );
  expect(onPort).not.toHaveBeenCalled();
});
