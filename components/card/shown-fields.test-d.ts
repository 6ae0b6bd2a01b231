import type { Booking, Candidate } from '../../utils/booking/booking.ts';

/** Where the card shows each field. A field that is shown nowhere does not compile; `Card.test.tsx` sees that it is. */

type Part = 'headline' | 'lead' | 'facts' | 'history' | 'comments' | 'candidate' | 'note';

export const BOOKING: Record<keyof Booking, Part> = {
  bookingId: 'headline',
  status: 'headline',
  actionClient: 'lead',
  method: 'lead',
  sessionDate: 'lead',
  duration: 'facts',
  credits: 'facts',
  phoneNumber: 'facts',
  skypeName: 'facts',
  createDate: 'history',
  acceptBy: 'history',
  acceptedDate: 'history',
  confirmedDate: 'history',
  cancelledDate: 'history',
  cancelledReason: 'history',
  cancelledBy: 'history',
  rejectedReason: 'history',
  lastUpdated: 'history',
  comments: 'comments',
  candidate: 'candidate',
  leftOut: 'note',
};

export const CANDIDATE: Record<keyof Candidate, Part> = {
  phoneNumber: 'facts',
  skypeName: 'facts',
  userId: 'candidate',
  nickname: 'candidate',
  total: 'candidate',
  positive: 'candidate',
  neutral: 'candidate',
  negative: 'candidate',
  ratings: 'candidate',
  disputes: 'candidate',
};
