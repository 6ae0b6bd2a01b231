import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readScript } from './script.ts';

const callsIn = (script: string) =>
  readScript(script).calls.map(({ name, args }) => [name, ...args].join('|'));

describe('the calls that a click on a script makes', () => {
  it.each<[string, string[]]>([
    ['', []],
    ['pcOpen()', ['pcOpen']],
    ['pcShow( 700321 , \'P\', "x, y" )', ['pcShow|700321|\'P\'|"x, y"']],
    ['javascript: void pcOpen(118);', ['pcOpen|118']],
    ['a(b(1), 2); c({ d: [3, 4] }, 5)', ['a|b(1)|2', 'b|1', 'c|{ d: [3, 4] }|5']],
    ['window.parent.pcOpen(118)', ['window.parent.pcOpen|118']],
    ["go('it\\'s (9)', 1)", ["go|'it\\'s (9)'|1"]],
    ['setTimeout(function () { pcOpen(1) }, 9)', ['setTimeout|function () { pcOpen(1) }|9', 'pcOpen|1']],
    ['if (a(1)) b(2); else c(3)', ['b|2', 'c|3']],
    ['for (a(1); b(2); c(3)) d(4)', ['d|4']],
    ['a(1) || b(2)', ['b|2']],
    ['!a(1), b(2)', ['b|2']],
    ['a(1) /* b(2) */ // c(3)', ['a|1']],
    ['a(1)\n// b(2)\nc(3)', ['a|1', 'c|3']],
    ["a('b(2)", []],
    ['a(1', []],
    [')]} a(1)', ['a|1']],
    ['return (x)', []],
  ])('%j: %j', (script, calls) => {
    expect(callsIn(script)).toEqual(calls);
  });

  it('are found among any noise, and none of what is in a string or a comment', () => {
    const noise = fc.string({ maxLength: 40 }).map((text) => text.replace(/[\\\n'*/]/g, ''));
    fc.assert(
      fc.property(noise, noise, (one, other) => {
        expect(callsIn(`/*${one}trap(1)*/'${other}trap(2)';pcOpen(3)`)).toEqual(['pcOpen|3']);
      }),
    );
  });

  it('never throws, whatever is there', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'a1(){}[],;\'"`\\/*! \n&?=<.') }), (script) => {
        expect(readScript(script).calls).toBeInstanceOf(Array);
      }),
    );
  });
});

describe('the strings of a script', () => {
  it.each<[string, string[]]>([
    ['openWin(\'a.asp?x=1\', "b", 3)', ['a.asp?x=1', 'b']],
    ["location.href = 'a.asp'", ['a.asp']],
    ['x=\'a.asp\';y = "b"', ['a.asp', 'b']],
    ["openWin('a.asp?x=' + 1)", []],
    ["openWin(host + 'a.asp')", []],
    ["if (x == 'a.asp') y()", []],
    ["if (confirm('a')) y('b')", ['b']],
    ["/* go('a') */ go('b')", ['b']],
    ['go("x(\'a\')")', []],
  ])('%j holds %j as whole values', (script, strings) => {
    expect(readScript(script).strings).toEqual(strings);
  });
});

describe('a script that keeps its link from leading anywhere', () => {
  it.each(['return false', 'a(1); return false;', 'a(1)\nreturn false', 'if (a) { b() } return false'])(
    'is %j',
    (script) => {
      expect(readScript(script).staysHere).toBe(true);
    },
  );

  it.each([
    'return true',
    'if (a) return false',
    'if (a) { return false }',
    'if (a) b(); else return false',
    "alert('; return false')",
    '// return false',
    'x.return false',
    'return falsehood',
  ])('is not %j', (script) => {
    expect(readScript(script).staysHere).toBe(false);
  });
});
