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
  taughtRules: [
    {
      path: 'PhoneChatBookings.asp',
      place: { kind: 'call', fn: 'pcShow', arg: 2, of: 3, before: '', after: '' },
      literals: { 3: 'P' },
      taughtOn: '2026-11-25',
    },
    {
      host: 'm.adultwork.com',
      path: '/account/phone-chat',
      place: { kind: 'path', before: '/call/', after: '' },
      literals: {},
      paused: true,
    },
  ],
};

/** Rules as they may be in storage: some as they should be, most not quite. */
const taughtRule = fc.record(
  {
    host: fc.oneof(fc.string(), fc.anything()),
    path: fc.oneof(fc.string(), fc.anything()),
    place: fc.record(
      {
        kind: fc.constantFrom('call', 'query', 'path', 'attribute', 'field', 'words', 'toString', 7),
        fn: fc.string(),
        arg: fc.oneof(fc.integer({ min: 0, max: 100 }), fc.string()),
        of: fc.integer({ min: 0, max: 100 }),
        file: fc.string(),
        key: fc.string(),
        name: fc.oneof(fc.string(), fc.integer()),
        on: fc.string(),
        before: fc.string(),
        after: fc.string(),
      },
      { requiredKeys: ['kind', 'before'] },
    ),
    literals: fc.oneof(fc.dictionary(fc.string(), fc.oneof(fc.string(), fc.integer())), fc.anything()),
    taughtOn: fc.oneof(fc.string(), fc.anything()),
    paused: fc.oneof(fc.boolean(), fc.anything()),
  },
  { requiredKeys: ['place'] },
);

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
    ['taughtRules', [{}, null, 'booking', { path: 'a.asp', place: { kind: 'toString' }, literals: {} }]],
    ['taughtRules', [{ path: 'a.asp', place: { kind: 'path', before: '', after: '' }, literals: [] }]],
  ])('lose only %s where that is %j', (key, value) => {
    const read = readPageSettings({ ...good, [key]: value });
    expect(read).toEqual({ ...good, [key]: DEFAULT_PAGE_SETTINGS[key as keyof PageSettings] });
  });

  it('fit their schema, whatever is in storage', () => {
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
          taughtRules: fc.oneof(fc.array(taughtRule), fc.anything()),
        },
        { requiredKeys: [] },
      ),
    );
    const shape = pageSettingsSchema.unwrap().omit({ disabledPages: true });
    fc.assert(
      fc.property(stored, (anything) => {
        const read = readPageSettings(anything);
        expect(shape.safeParse(read).success).toBe(true);
        expect(read.disabledPages.every((page) => typeof page === 'string')).toBe(true);
      }),
    );
  });
});
