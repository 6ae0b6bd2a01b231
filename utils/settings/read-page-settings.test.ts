import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DEFAULT_PAGE_SETTINGS, type PageSettings } from './page-settings.ts';
import { readPageSettings } from './read-page-settings.ts';
import { pageSettingsSchema } from './registry.ts';

const good: PageSettings = {
  hover: false,
  showDelay: 900,
  theme: 'dark',
  disabledPages: ['www.adultwork.com/phonechatbookings.asp'],
  extraRules: [{ pattern: 'booking.asp?no={id}', where: '' }],
};

describe('the settings of a page', () => {
  it('are read as they were written', () => {
    expect(readPageSettings(good)).toEqual(good);
  });

  it.each([undefined, null, 7, 'page', [], {}])('are the defaults where there is only %j', (stored) => {
    expect(readPageSettings(stored)).toEqual(DEFAULT_PAGE_SETTINGS);
  });

  it.each<[string, unknown]>([
    ['hover', 'no'],
    ['showDelay', 149],
    ['showDelay', 2001],
    ['showDelay', 'soon'],
    ['theme', 'pink'],
    ['disabledPages', 'all'],
    ['disabledPages', [7, null]],
    ['extraRules', [{ pattern: 7 }, null, 'booking']],
  ])('lose only %s where that is %j', (key, value) => {
    const read = readPageSettings({ ...good, [key]: value });
    expect(read).toEqual({ ...good, [key]: DEFAULT_PAGE_SETTINGS[key as keyof PageSettings] });
  });

  it('fit their schema, whatever stands in storage', () => {
    const stored = fc.oneof(
      fc.anything(),
      fc.record(
        {
          hover: fc.oneof(fc.boolean(), fc.anything()),
          showDelay: fc.oneof(fc.integer({ min: 0, max: 3000 }), fc.anything()),
          theme: fc.oneof(fc.constantFrom('auto', 'light', 'dark'), fc.anything()),
          disabledPages: fc.oneof(fc.array(fc.string()), fc.anything()),
          extraRules: fc.oneof(
            fc.array(fc.record({ pattern: fc.string(), where: fc.string() })),
            fc.anything(),
          ),
        },
        { requiredKeys: [] },
      ),
    );
    const shape = pageSettingsSchema.omit({ extraRules: true, disabledPages: true });
    fc.assert(
      fc.property(stored, (anything) => {
        const read = readPageSettings(anything);
        expect(shape.safeParse(read).success).toBe(true);
        expect(read.disabledPages.every((page) => typeof page === 'string')).toBe(true);
        expect(
          read.extraRules.every((rule) => typeof rule.pattern === 'string' && typeof rule.where === 'string'),
        ).toBe(true);
      }),
    );
  });
});
