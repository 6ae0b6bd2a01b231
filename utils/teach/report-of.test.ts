import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { ElementFacts } from '../detect/attributes.ts';
import { reportOf } from './report-of.ts';

it.each<[ElementFacts, string]>([
  [{ on: 'a', href: 'javascript:pcShow(700321, 118)' }, '<a href="javascript:pcShow(999999, 999)">'],
  [
    { on: 'a', href: '#', onclick: "openWin('dlgCall.asp?U=700321&Name=Anna&CID=118','Anna'); return false" },
    `<a href="#" onclick="openWin('dlgCall.asp?U=999999&Name=x&CID=999','x'); return false">`,
  ],
  [
    { on: 'a', href: 'https://www.adultwork.com/ShowCall.asp?Ref=PC118#Anna' },
    '<a href="https://www.adultwork.com/ShowCall.asp?Ref=PC999#x">',
  ],
  [{ on: 'a', href: '/account/phone-chat/call/118' }, '<a href="/account/phone-chat/call/999">'],
  [{ on: 'a', href: '/AnnaQueen/118' }, '<a href="/x/999">'],
  [
    { on: 'li', attributes: { 'data-call': '118', 'data-name': 'Anna 7', id: 'row-118' } },
    '<li data-call="999" data-name="x 9" id="row-999">',
  ],
  [
    {
      on: 'tr',
      fields: [
        { name: 'hdnCall', value: '118' },
        { name: 'Nick', value: 'Anna' },
      ],
      words: 'Anna\n22 January 2018\nCall no. 118\n',
    },
    '<tr> <input name="hdnCall" value="999"> <input name="Nick" value="x"> text: x 99 x 9999 call no. 999'.replace(
      'call',
      'Call',
    ),
  ],
])('a report of %j is its structure', (facts, report) => {
  expect(reportOf([facts], 'PhoneChatBookings.asp').split('\n')[1]).toBe(report);
});

it('a report holds no number and no word of a person, wherever they are', () => {
  const secret = fc.constantFrom('Annabel', '700321', 'Zoë', 'secret words here');
  const href = secret.chain((text) =>
    fc.constantFrom(
      `/${text}`,
      `Show.asp?Name=${text}`,
      `javascript:f('${text}')`,
      `#${text}`,
      `javascript:f("a", "${text}`,
      `mailto:${text}`,
    ),
  );
  const script = secret.chain((text) =>
    fc.constantFrom(
      `f('${text}')`,
      `f("a", "${text}`,
      `f(1) // ${text}`,
      `/* ${text} */ f()`,
      `go('Show.asp?Name=${text}')`,
      `f('it\\'s ${text}')`,
    ),
  );
  fc.assert(
    fc.property(href, script, secret, secret, secret, (link, script, attribute, field, words) => {
      const facts = {
        on: 'a',
        href: link,
        onclick: script,
        attributes: { title: attribute },
        fields: [{ name: 'x', value: field }],
        words,
      };
      expect(reportOf([facts], 'PhoneChatBookings.asp')).not.toMatch(/annabel|zo|secret|words|here|[0-8]/i);
    }),
  );
});
