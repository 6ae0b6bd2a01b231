const INSTANCE = 'http://www.w3.org/2001/XMLSchema-instance';
const MADE = 'http://schemas.datacontract.org/2004/07/API.Models.PhoneChat.Bookings.Made';
const BOOKINGS = 'http://schemas.datacontract.org/2004/07/API.Models.PhoneChat.Bookings';
const PROFILE = 'http://schemas.datacontract.org/2004/07/API.Models.Profile';

/** The candidate's fields that have a namespace of their own; its ratings have a third. */
const OWN_FIELDS = ['Nickname', 'PhoneNumber', 'SkypeName', 'UserID'];

type Values = Record<string, string | number | null>;
export type BookingToWrite = { [name: string]: string | number | null | Values; Candidate: Values | null };

/** The XML form of the platform's documentation: alphabetical, `i:nil` for null, decimals with four places. */
export function bookingXml(booking: BookingToWrite): string {
  return `<MadeBooking xmlns:i="${INSTANCE}" xmlns="${MADE}">\n${bookingFieldsXml(booking)}\n</MadeBooking>`;
}

/** What is inside an element of one booking. */
function bookingFieldsXml({ Candidate: candidate, ...own }: BookingToWrite): string {
  const fields = Object.entries(own).map(([name, value]) => [name, fieldXml(name, value)]);
  fields.push(['Candidate', candidateXml(candidate)]);
  return indent(fields.sort(([one = ''], [two = '']) => (one < two ? -1 : 1)).map(([, xml = '']) => xml));
}

function fieldXml(name: string, value: BookingToWrite[string]): string {
  if (typeof value === 'object' && value !== null) throw new TypeError(`${name} is no plain value`);
  return element(name, name === 'Credits' && typeof value === 'number' ? value.toFixed(4) : value);
}

function candidateXml(candidate: Values | null): string {
  if (candidate === null) return element('Candidate', null);
  const fields = Object.entries(candidate).sort(([one], [two]) => (one < two ? -1 : 1));
  const [own, ratings] = [true, false].map((isOwn) =>
    fields.filter(([name]) => OWN_FIELDS.includes(name) === isOwn),
  );
  const inner = [
    ...(ratings ?? []).map(([name, value]) => element(name, value, ` xmlns="${PROFILE}"`)),
    ...(own ?? []).map(([name, value]) => element(`d4p1:${name}`, value)),
  ];
  return `<Candidate xmlns:d4p1="${BOOKINGS}">\n${indent(inner)}\n</Candidate>`;
}

function element(name: string, value: string | number | null, attributes = ''): string {
  return value === null
    ? `<${name}${attributes} i:nil="true" />`
    : `<${name}${attributes}>${escapeXml(String(value))}</${name}>`;
}

/** Line breaks are escaped as well: an XML reader would make one of each CR LF, and the indentation would come into them. */
function escapeXml(text: string): string {
  return text.replace(/[&<>\r\n]/g, (character) => ESCAPES[character] ?? '');
}
const ESCAPES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '\r': '&#xD;',
  '\n': '&#xA;',
};

function indent(blocks: string[]): string {
  return blocks
    .join('\n')
    .split('\n')
    .map((line) => `    ${line}`)
    .join('\n');
}
