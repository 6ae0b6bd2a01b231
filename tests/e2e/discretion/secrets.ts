import { makeBooking } from '../../platform/api-booking.ts';
import { MANAGER, TOKENS } from '../../platform/people.ts';
import type { Platform } from '../../platform/platform.ts';

/** Odd enough that none of it can be anywhere by chance. */
export const SECRETS = {
  token: TOKENS.manager,
  typedToken: 'tok-typed-only-b83f0c5de1a94726',
  phone: '+44 7911 123987',
  phoneDigits: '447911123987',
  theirPhone: '+44 7922 456321',
  skype: 'live:zephyr.quillfeather',
  nickname: 'ZephyrQuillfeather',
  comment: 'Marmalade sandwiches at the lighthouse, please.',
  /** Looked up by hand. */
  bookingId: '1834567203',
  /** Looked up by hand, and no member's. */
  unknownId: '1923456781',
  /** Typed in the popup, and never looked up. */
  typedId: '1745678329',
  memberId: '1987654327',
  memberName: 'Wilhelmina Quickthorn',
} as const;

/** Booking 111, which has a link on the site's page, and one that is only known by its number. */
export function plantSecrets({ data }: Platform): void {
  const { phone, theirPhone, skype, nickname, comment, bookingId, memberId, memberName } = SECRETS;
  for (const id of [111, Number(bookingId)]) {
    const booking = makeBooking(id, {
      Method: 1,
      PhoneNumber: phone,
      SkypeName: skype,
      Comments: comment,
      Candidate: { Nickname: nickname, PhoneNumber: theirPhone, SkypeName: skype },
    });
    data.bookings.set(id, { madeBy: MANAGER.userId, booking });
  }
  data.members.set(Number(memberId), {
    userId: Number(memberId),
    nickname: memberName,
    group: MANAGER.group,
    isGroupManager: false,
  });
}
