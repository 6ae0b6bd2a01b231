import { newSecret } from '../booking/new-secret.ts';
import { CALENDAR_FILE, CALENDAR_TYPE, calendarFile } from './calendar.ts';
import { calendarUid } from './calendar-uid.ts';
import { offerFile } from './offer-file.ts';
import { type Session, sessionEvent } from './session-event.ts';

/**
 * Offers a session as a file for the person's calendar. `key`: as a lookup brings it; empty: each file is an entry of its own. So it is in a page
 * that came by `http:`, where browsers hash nothing (Secure Contexts; Firefox, since Chromium goes to `https:`).
 */
export async function offerSession(session: Session, key: string): Promise<void> {
  const uid = key && crypto.subtle ? await calendarUid(key, session.bookingId) : newSecret();
  const event = { ...sessionEvent(session), uid, now: Date.now() };
  offerFile(CALENDAR_FILE, CALENDAR_TYPE, calendarFile(event));
}
