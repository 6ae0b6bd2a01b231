import { newSecret } from '../booking/new-secret.ts';
import { CALENDAR_TYPE, calendarFile } from './calendar.ts';
import { offerFile } from './offer-file.ts';
import { type Session, sessionEvent } from './session-event.ts';

/** Offers a session as a file for the person's calendar. */
export function offerSession(session: Session): void {
  const event = { ...sessionEvent(session), uid: newSecret(), now: Date.now() };
  offerFile('session.ics', CALENDAR_TYPE, calendarFile(event));
}
