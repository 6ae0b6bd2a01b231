import { MAX_MEMBERS, MAX_NAME_LENGTH } from '../booking/limits.ts';
import type { Member } from '../booking/outcome.ts';
import { parseTypedMember } from '../detect/typed.ts';

/** A line from which no member could be read. */
export interface RefusedLine {
  /** Counted from 1, empty lines included, as an editor counts. */
  line: number;
  text: string;
  /** `twice`: the ID is in a line before. `too-many`: the list would be longer than a list may be. */
  why: 'no-id' | 'no-name' | 'name-too-long' | 'twice' | 'too-many';
}

export interface ReadMembers {
  members: Member[];
  refused: RefusedLine[];
}

/** A user ID or a link, what separates it from a name (`800 Robin`, `800;Robin`, `800 - Robin`, a spreadsheet's tab), and the name. */
const LINE = /^["']?(#?\s*[^\s,;|"']+?)["']?:?(?:[\s,;|]+(?:[-–—:]\s*)?(.*))?$/u;

/** Marks of direction, which come along unseen from lists of contacts (Unicode Standard Annex #9). */
const DIRECTION_MARKS = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g;

/**
 * Reads members from a pasted text, one a line: a user ID or a link to the member's profile, then a name. A line is understood whole or
 * refused with its reason; one that names a known member gives a new name.
 *
 * @param known The members that there are already; they count towards the longest list.
 */
export function readMembers(text: string, known: readonly Member[]): ReadMembers {
  const members = new Map<number, Member>();
  const refused: RefusedLine[] = [];
  const ids = new Set(known.map(({ userId }) => userId));

  for (const [index, raw] of text.split(/\r\n|\r|\n/).entries()) {
    const line = raw.replace(DIRECTION_MARKS, '').trim();
    if (line === '') continue;
    const refuse = (why: RefusedLine['why']) => refused.push({ line: index + 1, text: line, why });
    const [, id = '', rest = ''] = LINE.exec(line) ?? [];
    const userId = parseTypedMember(id);
    const name = rest.replace(/^["']|["']$/g, '').trim();
    if (userId === null) refuse('no-id');
    else if (name === '') refuse('no-name');
    else if (name.length > MAX_NAME_LENGTH) refuse('name-too-long');
    else if (members.has(userId)) refuse('twice');
    else if (!ids.has(userId) && ids.size === MAX_MEMBERS) refuse('too-many');
    else {
      ids.add(userId);
      members.set(userId, { userId, name });
    }
  }
  return { members: [...members.values()], refused };
}
