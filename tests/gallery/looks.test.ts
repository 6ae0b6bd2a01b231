import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
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

/** What a person could not read or hit: text that is cut off without a way to scroll to it, and controls below 24 × 24 px. */
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

describe('every state of the card', () => {
  it.each(Object.entries(DRESSES))(
    'is whole, and within reach of everyone, in dress %s',
    async (_name, dress) => {
      const page = await gallery.open(dress);
      expect(await faults(page)).toEqual([]);
      expect(await violationsOn(page, dress)).toEqual([]);
      await page.close();
    },
  );

  it('is drawn as it was reviewed, in light and in dark', async () => {
    const light = await structureIn('light');
    expect(light).not.toContain('rgb');
    expect(await structureIn('dark')).toBe(light);
    await expect(light).toMatchFileSnapshot('reviewed.txt');
  });
});
