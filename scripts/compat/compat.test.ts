import { describe, expect, it } from 'vitest';
import { namesInScript, namesInStyles } from './features.ts';
import { neededByScript, neededByStyles } from './versions.ts';

describe('what a script needs', () => {
  it.each([
    ['new Temporal.PlainDate(1, 2, 3)', 'Temporal', 144],
    ['RegExp.escape(text)', 'RegExp.escape', 136],
    ['URL.parse(text)', 'URL.parse', 126],
    ['layer.showPopover({ source: link })', '.showPopover({ source })', 137],
    ['list.findLast(fits)', '.findLast', 97],
  ])('%s', (code, feature, version) => {
    expect(neededByScript(namesInScript('some.js', code), 'chrome')).toContainEqual({ feature, version });
  });

  it('is nothing for names of our own', () => {
    expect(neededByScript(namesInScript('some.js', 'booking.nickname = ourName'), 'chrome')).toEqual([]);
  });

  it('is in style sheets within its texts, too', () => {
    const { texts } = namesInScript('some.js', 'sheet.replaceSync("a { color: red }")');
    expect(texts).toContain('a { color: red }');
  });
});

describe('what a style sheet needs', () => {
  it.each([
    ['@scope (body) { a { color: red } }', '@scope', 118],
    ['a { position-area: end }', 'position-area', 129],
    ['a:popover-open { color: red }', ':popover-open', 114],
    ['a { color: light-dark(#fff, #000) }', 'light-dark()', 123],
    ['a { text-wrap: pretty }', 'text-wrap: pretty', 117],
  ])('%s', (css, feature, version) => {
    expect(neededByStyles(namesInStyles(css), 'chrome')).toContainEqual({ feature, version });
  });
});
