import type { ApiBooking, ApiCandidate } from './api-booking.ts';

const INSTANCE = 'http://www.w3.org/2001/XMLSchema-instance';
const MADE = 'http://schemas.datacontract.org/2004/07/API.Models.PhoneChat.Bookings.Made';
const BOOKINGS = 'http://schemas.datacontract.org/2004/07/API.Models.PhoneChat.Bookings';
const PROFILE = 'http://schemas.datacontract.org/2004/07/API.Models.Profile';

const RATING_FIELDS = ['Disputes', 'Negative', 'Neutral', 'Positive', 'Ratings', 'Total'] as const;
const OWN_FIELDS = ['Nickname', 'PhoneNumber', 'SkypeName', 'UserID'] as const;

/** The XML form of the platform's documentation: alphabetical, `i:nil` for null, decimals with four places. */
export function bookingXml(booking: ApiBooking): string {
  const fields = (Object.keys(booking) as (keyof ApiBooking)[]).sort().map((field) => {
    if (field === 'Candidate') return candidateXml(booking.Candidate);
    if (field === 'Credits') return element('Credits', booking.Credits.toFixed(4));
    return element(field, booking[field]);
  });
  return `<MadeBooking xmlns:i="${INSTANCE}" xmlns="${MADE}">\n${indent(fields)}\n</MadeBooking>`;
}

function candidateXml(candidate: ApiCandidate): string {
  const fields = [
    ...RATING_FIELDS.map((field) => element(field, candidate[field], ` xmlns="${PROFILE}"`)),
    ...OWN_FIELDS.map((field) => element(`d4p1:${field}`, candidate[field])),
  ];
  return `<Candidate xmlns:d4p1="${BOOKINGS}">\n${indent(fields)}\n</Candidate>`;
}

function element(name: string, value: string | number | null, attributes = ''): string {
  return value === null
    ? `<${name}${attributes} i:nil="true" />`
    : `<${name}${attributes}>${escapeXml(String(value))}</${name}>`;
}

function escapeXml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('\r', '&#xD;');
}

function indent(blocks: string[]): string {
  return blocks
    .join('\n')
    .split('\n')
    .map((line) => `    ${line}`)
    .join('\n');
}
