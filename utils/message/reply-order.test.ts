import { describe, expect, it } from 'vitest';
import { createReplyOrder } from './reply-order.ts';

describe('createReplyOrder', () => {
  it('takes replies that come in the order of their questions', () => {
    const order = createReplyOrder();
    const [first, second] = [order.ask(false), order.ask(false)];
    expect([first(), second()]).toEqual(['take', 'take']);
  });

  it('drops a reply that was overtaken by that to a later question', () => {
    const order = createReplyOrder();
    const [first, second] = [order.ask(false), order.ask(false)];
    expect([second(), first()]).toEqual(['take', 'drop']);
  });

  it('always takes what a change brought about, whatever was answered in between', () => {
    const order = createReplyOrder();
    const [change, question] = [order.ask(true), order.ask(false)];
    expect([question(), change()]).toEqual(['take', 'take']);
  });

  it('asks again for what may have been read before a change', () => {
    const order = createReplyOrder();
    const [question, change] = [order.ask(false), order.ask(true)];
    expect([change(), question()]).toEqual(['take', 'ask-again']);
    expect(order.ask(false)()).toBe('take');
  });
});
