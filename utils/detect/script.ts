/** A call in a script: `pcShow(700321, 'P')` has the name `pcShow` and the arguments `700321` and `'P'`, as written. */
export interface Call {
  name: string;
  args: readonly string[];
}

/** What a click on a script runs, as far as it can be told without running it. */
export interface ScriptFacts {
  /** The calls that are made, in order. A call whose answer only decides what happens is left out. */
  calls: readonly Call[];
  /** The texts of strings that are a whole argument or a whole assigned value, so that nothing is joined on to them. */
  strings: readonly string[];
  /** Whether the script ends in `return false` whatever happens before, which keeps a link from leading anywhere. */
  staysHere: boolean;
}

/** Comments, and strings up to their end or the script's. No two parts can match the same characters: linear. */
export const NO_CODE =
  /\/\/[^\n]*|\/\*[\s\S]*?(?:\*\/|$)|<!--[^\n]*|'(?:[^'\\]|\\[\s\S])*'?|"(?:[^"\\]|\\[\s\S])*"?|`(?:[^`\\]|\\[\s\S])*`?/g;

/** What structures a script: a name with its bracket, any other bracket, what separates. */
const TOKEN = /(?<![\w$.])(?:([\w$.]+)\s*\(|return\s+false\b)|[([{]|[)\]}]|,/g;

/** Statements whose parentheses hold what decides. */
const CONDITION = /^(?:if|while|for|switch|with)$/;

/** Words before a parenthesis that are no function. */
const KEYWORD = /^(?:return|void|typeof|function|catch|delete|in|of|new|await|throw)$/;

/** What follows a value that is compared, or that decides whether the next is looked at. */
const DECIDES = /^\s*(?:&&|\|\||\?|[=!]=|[<>])/;

/** A string that is all there is: 2 its text. */
const STRING = /^\s*(['"`])([^'"`\\]*)\1\s*$/;

/** A string that is assigned, in a script whose strings are blanked: 1 the string. */
const ASSIGNED = /(?<![=!<>])=\s*('_*'|"_*")\s*(?=[,;)}\n]|$)/g;

interface Bracket {
  name: string;
  start: number;
  argsFrom: number[];
  decides: boolean | undefined;
}

/** Reads a script of an attribute (`onclick`, `javascript:`). Strings and comments are not read as code. Never throws. */
export function readScript(script: string): ScriptFacts {
  const code = script.replace(NO_CODE, blank);
  const open: Bracket[] = [];
  const made: { at: number; call: Call }[] = [];
  let staysHere = false;

  for (const { 0: token, 1: name = '', index } of code.matchAll(TOKEN)) {
    const end = index + token.length;
    const around = open.at(-1);
    if (token === ',') around?.argsFrom.push(end);
    else if (token.startsWith('return') && !name) staysHere ||= !open.length && isStatement(code, index);
    else if (/[([{]$/.test(token)) {
      const decides = around?.decides || CONDITION.test(name) || code.slice(0, index).trimEnd().endsWith('!');
      open.push({ name: token.endsWith('(') ? name : '', start: index, argsFrom: [end], decides });
    } else {
      const closed = open.pop();
      if (!closed?.name || closed.decides || DECIDES.test(code.slice(end))) continue;
      if (KEYWORD.test(closed.name)) continue;
      made.push({
        at: closed.start,
        call: { name: closed.name, args: argumentsOf(script, closed.argsFrom, index) },
      });
    }
  }

  const calls = made.sort((one, other) => one.at - other.at).map(({ call }) => call);
  const assigned = [...code.matchAll(ASSIGNED)].map(({ 0: all, 1: text = '', index }) => {
    const at = index + all.indexOf(text);
    return script.slice(at, at + text.length);
  });
  const strings = [...calls.flatMap(({ args }) => args), ...assigned].flatMap((text) => stringIn(text) ?? []);
  return { calls, strings, staysHere };
}

/** The text of an argument that is a string and nothing else, or null. */
export function stringIn(arg: string): string | null {
  return STRING.exec(arg)?.[2] ?? null;
}

/** As long as before, so that places stay: a string keeps its quotes, a comment nothing. */
function blank(skipped: string): string {
  const [quote = ''] = skipped;
  if (quote === '/' || quote === '<') return ' '.repeat(skipped.length);
  const closed = skipped.length > 1 && skipped.endsWith(quote);
  return quote + '_'.repeat(skipped.length - (closed ? 2 : 1)) + (closed ? quote : '');
}

/** Whether a statement begins there that is always reached: not the branch of an `if`. */
function isStatement(code: string, at: number): boolean {
  const before = code.slice(0, at).trimEnd();
  return /(?:^|[;}])$/.test(before) || code.slice(before.length, at).includes('\n');
}

function argumentsOf(script: string, starts: readonly number[], end: number): string[] {
  const args = starts.map((start, index) => script.slice(start, (starts[index + 1] ?? end + 1) - 1).trim());
  return args.length === 1 && !args[0] ? [] : args;
}
