import { createElement, render } from 'preact';
import { Card } from '../components/card/Card.tsx';
import type { CardProps } from '../utils/card/card-props.ts';

/** A card drawn into a document, and asked as a person or a screen reader would. */
export function drawCard(props: CardProps) {
  const place = document.createElement('div');
  document.body.replaceChildren(place);
  const redraw = (next: CardProps) => render(createElement(Card, next), place);
  redraw(props);
  const all = <E extends Element = HTMLElement>(selector: string) => [...place.querySelectorAll<E>(selector)];

  return {
    place,
    redraw,
    /** Every text in an element of its own: one run. */
    runs: () =>
      all('*')
        .filter(({ childElementCount }) => childElementCount === 0)
        .map(({ textContent }) => textContent)
        .filter(Boolean),
    text: () => place.textContent ?? '',
    group: () => one(all('[role=group]'), 'group'),
    status: () => one(all('[role=status]'), 'status'),
    labels: () => all('dt').map(({ textContent }) => textContent),
    /** The value beside a label of the list of facts. */
    fact: (label: string) =>
      all('dt').find(({ textContent }) => textContent === label)?.nextElementSibling?.textContent,
    history: () => all('li').map(({ textContent }) => textContent),
    buttons: () => all<HTMLButtonElement>('button').map(nameOf),
    button: (name: string) =>
      one(
        all<HTMLButtonElement>('button').filter((button) => nameOf(button) === name),
        name,
      ),
    links: () => all<HTMLAnchorElement>('a'),
    stops: () => all('button, a').filter(({ tabIndex }) => tabIndex >= 0),
  };
}

function nameOf(button: HTMLButtonElement): string {
  return button.getAttribute('aria-label') ?? button.textContent ?? '';
}

function one<E>(found: E[], what: string): E {
  const [first] = found;
  if (!first || found.length > 1) throw new Error(`${found.length} of ${what}`);
  return first;
}
