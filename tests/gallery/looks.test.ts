import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DRESSES, startGallery, violationsOn } from './gallery.ts';

/**
 * Every state of the card, in every dress, in a real browser. What is held is structure, since fonts differ from machine to
 * machine: what stands where, in which order, in which colour, and that nothing is cut off. The reviewed pictures are
 * in `docs/images/`; `docs/looks.md` says how to renew both.
 */
let gallery: Awaited<ReturnType<typeof startGallery>>;

beforeAll(async () => {
  gallery = await startGallery();
});
afterAll(() => gallery?.close());

/** Rows of a card, by the order in which they are read: what they say, how large and bold, and in which colours. */
function drawn(page: Page): Promise<Record<string, string>> {
  return page.evaluate(() => {
    const rows: Record<string, string> = {};
    for (const host of document.querySelectorAll('figure > div')) {
      const root = host.shadowRoot;
      if (!root) continue;
      const lines: string[] = [];
      for (const element of root.querySelectorAll<HTMLElement>('*')) {
        const own = [...element.childNodes].some(
          (node) => node.nodeType === Node.TEXT_NODE && node.nodeValue?.trim(),
        );
        const name = element.getAttribute('aria-label');
        if (!own && !name) continue;
        const { color, fontSize, fontWeight, visibility } = getComputedStyle(element);
        if (visibility === 'hidden') continue;
        const role = element.getAttribute('role') ?? element.localName;
        const says =
          name ??
          [...element.childNodes]
            .filter((node) => node.nodeType === Node.TEXT_NODE)
            .map((node) => node.nodeValue)
            .join('…');
        lines.push(`${role} | ${says} | ${fontSize} ${fontWeight} ${color}`);
      }
      rows[host.id] = `${lines.join('\n')}\n`;
    }
    return rows;
  });
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

  it.each(['light', 'dark'] as const)('is drawn as it was reviewed, in %s', async (name) => {
    const page = await gallery.open(DRESSES[name]);
    for (const [state, rows] of Object.entries(await drawn(page))) {
      await expect(rows).toMatchFileSnapshot(`reviewed/${name}/${state}.txt`);
    }
    await page.close();
  });
});
