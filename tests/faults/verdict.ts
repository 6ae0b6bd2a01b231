import { NEXT_STEP, type Row } from './table.ts';
import type { Cell } from './try-fault.ts';

/** What is wrong with a cell, in words; empty: nothing. */
export function findMistakes(row: Row, cell: Cell): string[] {
  if (cell.trouble !== null) return [`could not be tried to its end: ${cell.trouble}`];
  const [least, most] = row.requests;
  const step = NEXT_STEP[row.state];
  const mistakes: [boolean, string][] = [
    [
      cell.state !== row.state,
      `is ${cell.state ?? 'nothing known'} instead of ${row.state}: ${inQuotes(cell.words)}`,
    ],
    [!cell.words.includes(row.says ?? ''), `does not say "${row.says}": ${inQuotes(cell.words)}`],
    [
      cell.requests < least || cell.requests > most,
      `cost ${cell.requests} requests instead of ${least} to ${most}`,
    ],
    [cell.followed > 0, 'followed the redirect'],
    [!cell.kept, 'did not keep what the person had done'],
    [
      step !== null && !cell.buttons.some((name) => name.startsWith(step.offered)),
      `does not offer "${step?.offered}" but ${cell.buttons.join(', ')}`,
    ],
    [
      step !== null && cell.afterwards !== 'booking',
      `"${step?.pressed}" brought ${cell.afterwards ?? 'nothing known'} instead of the booking`,
    ],
  ];
  return mistakes.filter(([wrong]) => wrong).map(([, words]) => words);
}

function inQuotes(words: string): string {
  return `"${words.replace(/\s+/g, ' ').trim()}"`;
}
