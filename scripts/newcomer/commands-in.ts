/** A fence of shell lines, with what is between. It may stand further in, as a part of a list. */
const SHELL_FENCE = /^[ \t]*```(?:sh|bash)\n(.*?)^[ \t]*```/gms;

/** Any fence: what is in one of another language is no command. */
const FENCE = /^[ \t]*```.*?^[ \t]*```/gms;

/** `code` in running text that starts as a command does. */
const SPAN = /`((?:npm|npx|node|git) [^`\n]+)`/g;

/** A command that a person may copy out of a page. */
export interface Command {
  readonly command: string;
  /** Counted from 1. */
  readonly line: number;
}

/** Every command that a Markdown text tells its reader, in the order of the lines; one told twice is there twice. */
export function commandsIn(markdown: string): Command[] {
  const text = markdown.replaceAll('\r\n', '\n');
  const inFences = [...text.matchAll(SHELL_FENCE)].flatMap(({ 1: body = '', index }) =>
    body.split('\n').flatMap((line, offset) =>
      line
        .replace(/(^|\s)#.*$/, '')
        .split(';')
        .map((part) => ({ command: part.trim(), line: lineAt(text, index) + 1 + offset })),
    ),
  );
  // As many lines remain, so that they can be counted.
  const withoutFences = text.replace(FENCE, (fence) => fence.replace(/[^\n]/g, ''));
  const inText = [...withoutFences.matchAll(SPAN)].map(({ 1: command = '', index }) => ({
    command: command.trim(),
    line: lineAt(withoutFences, index),
  }));
  return [...inFences, ...inText].filter(({ command }) => command !== '').sort((a, b) => a.line - b.line);
}

function lineAt(text: string, index: number): number {
  return text.slice(0, index).split('\n').length;
}
