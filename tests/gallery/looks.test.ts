import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { someOf } from '../harness/short-run.ts';
import { DRESSES, startGallery, violationsOn } from './gallery.ts';
import { PALETTES } from './palettes.ts';

/**
 * Every state of the card, in every dress, in a real browser. What is held is structure, since fonts differ from machine to
 * machine: what is there, in which order, in which colour, and that nothing is cut off. The reviewed structure is `reviewed.txt`, the
 * colours of both schemes are `palettes.ts`, and the reviewed pictures are in `docs/images/`; `docs/looks.md` says how to renew them.
 */
let gallery: Awaited<ReturnType<typeof startGallery>>;

beforeAll(async () => {
  gallery = await startGallery();
});
afterAll(() => gallery?.close());

/** A text or a named element of a card, in the order in which they are read. */
interface Row {
  readonly state: string;
  /** Role, words, size and weight. */
  readonly says: string;
  /** As the browser computes it: `rgb(…)`. */
  readonly color: string;
}

function rowsOn(page: Page): Promise<Row[]> {
  return page.evaluate(() => {
    const rows: Row[] = [];
    for (const host of document.querySelectorAll('figure > div')) {
      for (const element of host.shadowRoot?.querySelectorAll<HTMLElement>('*') ?? []) {
        const texts = [...element.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE);
        const name = element.getAttribute('aria-label');
        if (!name && !texts.some((node) => node.nodeValue?.trim())) continue;
        const { color, fontSize, fontWeight, visibility } = getComputedStyle(element);
        if (visibility === 'hidden') continue;
        const role = element.getAttribute('role') ?? element.localName;
        const words = name ?? texts.map((node) => node.nodeValue).join('…');
        rows.push({ state: host.id, says: `${role} | ${words} | ${fontSize} ${fontWeight}`, color });
      }
    }
    return rows;
  });
}

/** The cards as text, state by state, with each colour by its name. One that the palette does not have stays as it is. */
async function structureIn(scheme: keyof typeof PALETTES): Promise<string> {
  const page = await gallery.open(DRESSES[scheme]);
  const nameOf = new Map<string, string>(
    Object.entries(PALETTES[scheme]).map(([name, color]) => [color, name]),
  );
  let state = '';
  const lines = (await rowsOn(page)).flatMap((row) => {
    const head = row.state === state ? [] : ['', `# ${row.state}`];
    state = row.state;
    return [...head, `${row.says} ${nameOf.get(row.color) ?? row.color}`];
  });
  await page.close();
  return `${lines.join('\n').trim()}\n`;
}

/** What a person could not read or hit: text that is cut off without a way to scroll to it or under the controls, and controls below 24 × 24 px. */
function faults(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const found: string[] = [];
    for (const host of document.querySelectorAll('figure > div')) {
      const card = host.shadowRoot?.querySelector('[role=group]');
      if (!card) {
        found.push(`${host.id}: no card`);
        continue;
      }
      const frame = card.getBoundingClientRect();
      if (frame.width > Math.min(360, innerWidth)) found.push(`${host.id}: ${frame.width} px wide`);
      if (card.scrollWidth > card.clientWidth) found.push(`${host.id}: scrolls sideways`);
      const controls = [...card.querySelectorAll('.controls button')].map((one) =>
        one.getBoundingClientRect(),
      );
      const texts = document.createTreeWalker(card.querySelector('.hero') ?? card, NodeFilter.SHOW_TEXT);
      const words = document.createRange();
      let isCovered = false;
      // Between a letter and the edge of its line.
      const AIR = 4;
      while (texts.nextNode()) {
        words.selectNodeContents(texts.currentNode);
        for (const word of words.getClientRects())
          isCovered ||= controls.some(
            (one) =>
              word.left < one.right &&
              one.left < word.right &&
              word.top + AIR < one.bottom &&
              one.top < word.bottom - AIR,
          );
      }
      if (isCovered) found.push(`${host.id}: words under the controls`);
      for (const element of card.querySelectorAll('*')) {
        const { left, right, width, height } = element.getBoundingClientRect();
        const what = `${host.id}: ${element.localName} ${element.className}`;
        const { position, clipPath } = getComputedStyle(element);
        const forEarsOnly = position === 'absolute' && clipPath !== 'none';
        if (!forEarsOnly && width > 0 && (left < frame.left - 1 || right > frame.right + 1))
          found.push(`${what} sticks out`);
        // A link within a line of text may be as low as the line (WCAG 2.5.8, inline).
        if (
          element.localName === 'button' &&
          getComputedStyle(element).display !== 'inline' &&
          (width < 24 || height < 24)
        ) {
          found.push(`${what} is ${width} × ${height} px`);
        }
      }
    }
    return found;
  });
}

/** Between a headline and the controls beside it, px: how far apart they are in each state. */
function gapsToControls(page: Page): Promise<Record<string, number>> {
  return page.evaluate(() => {
    const gaps = [...document.querySelectorAll('figure > div')].map((host) => {
      const within = (selector: string) => host.shadowRoot?.querySelector(selector) ?? host;
      const headline = within('.headline');
      const end =
        headline.getBoundingClientRect().right - Number.parseFloat(getComputedStyle(headline).paddingRight);
      return [host.id, Math.round(within('.controls').getBoundingClientRect().left - end)];
    });
    return Object.fromEntries(gaps);
  });
}

/** Where each button is of the cards whose pause is still on or over, px below the card's upper edge. */
function buttonsInPauses(page: Page): Promise<Record<string, number[]>> {
  return page.evaluate(() => {
    const states = [...document.querySelectorAll('figure > div')].filter(({ id }) =>
      id.includes('rate-limited'),
    );
    const places = states.map(({ id, shadowRoot }) => {
      const top = shadowRoot?.querySelector('[role=group]')?.getBoundingClientRect().top ?? 0;
      const buttons = [...(shadowRoot?.querySelectorAll('button') ?? [])];
      return [id, buttons.map((one) => Math.round(one.getBoundingClientRect().top - top))];
    });
    return Object.fromEntries(places);
  });
}

/** Where a dot is drawn that is to part two words and has none before it in its line. */
function dotsAtLineStarts(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const found: string[] = [];
    for (const host of document.querySelectorAll('figure > div')) {
      for (const dots of host.shadowRoot?.querySelectorAll('.dots') ?? []) {
        const { left } = dots.getBoundingClientRect();
        const firsts = [...dots.children]
          .slice(1)
          .filter((one) => one.getBoundingClientRect().left < left + 1);
        if (firsts.length && getComputedStyle(dots).overflowX !== 'clip')
          found.push(`${host.id}: ${dots.textContent}`);
      }
    }
    return found;
  });
}

describe('every state of the card', () => {
  it.each(someOf(Object.entries(DRESSES), 7))(
    'is whole, and within reach of everyone, in dress %s',
    async (_name, dress) => {
      const page = await gallery.open(dress);
      expect(await faults(page)).toEqual([]);
      expect(await violationsOn(page, dress)).toEqual([]);
      await page.close();
    },
  );

  it('has its headline end beside its controls, however many it has, in a narrow window', async () => {
    const page = await gallery.open(DRESSES['narrow-320']);
    const gaps = await gapsToControls(page);
    expect(gaps).toEqual(Object.fromEntries(Object.keys(gaps).map((state) => [state, 8])));
    await page.close();
  });

  it.each(someOf(['light', 'german', 'narrow-320'] as const, 2))(
    'keeps each button in its place as a pause ends, in dress %s',
    async (dress) => {
      const page = await gallery.open(DRESSES[dress]);
      const { 'rate-limited-soon': soon, 'rate-limited-over': over } = await buttonsInPauses(page);
      expect(over?.length).toBeGreaterThan(1);
      expect(over).toEqual(soon);
      await page.close();
    },
  );

  it('begins no line with a dot that parts words', async () => {
    const page = await gallery.open(DRESSES['narrow-320']);
    expect(await dotsAtLineStarts(page)).toEqual([]);
    await page.close();
  });

  it('is drawn as it was reviewed, in light and in dark', async () => {
    const light = await structureIn('light');
    expect(light).not.toContain('rgb');
    expect(await structureIn('dark')).toBe(light);
    await expect(light).toMatchFileSnapshot('reviewed.txt');
  });
});
