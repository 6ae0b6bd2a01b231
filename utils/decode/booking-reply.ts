import { z } from 'zod';
import { type Booking, METHODS, STATUSES } from '../booking/booking.ts';
import { count, decimal, id, minutes, score, text, textOrNull, wallTime, wallTimeOrNull } from './fields.ts';

/**
 * The reply of "Made PhoneChat Booking Details", field by field in the order of the platform's documentation.
 * Every field has to be there; which may be null is as documented. Fields that we do not know are dropped.
 */
export const bookingReply = z.object({
  BookingID: id,
  Duration: minutes,
  Credits: decimal,
  Status: z.enum(STATUSES),
  Method: z.literal(METHODS),
  PhoneNumber: textOrNull,
  SkypeName: textOrNull,
  CreateDate: wallTime,
  SessionDate: wallTime,
  AcceptBy: wallTime,
  AcceptedDate: wallTimeOrNull,
  ConfirmedDate: wallTimeOrNull,
  CancelledDate: wallTimeOrNull,
  CancelledReason: textOrNull,
  CancelledBy: textOrNull,
  RejectedReason: textOrNull,
  LastUpdated: wallTime,
  Comments: textOrNull,
  ActionClient: textOrNull,
  Candidate: z.object({
    UserID: id,
    Nickname: text,
    PhoneNumber: textOrNull,
    SkypeName: textOrNull,
    Total: score,
    Positive: count,
    Neutral: count,
    Negative: count,
    Ratings: count,
    Disputes: count,
  }),
});

/** The reply under our own names. */
export function toBooking(reply: z.output<typeof bookingReply>): Booking {
  const { Candidate: candidate } = reply;
  return {
    bookingId: reply.BookingID,
    duration: reply.Duration,
    credits: reply.Credits,
    status: reply.Status,
    method: reply.Method,
    phoneNumber: reply.PhoneNumber,
    skypeName: reply.SkypeName,
    createDate: reply.CreateDate,
    sessionDate: reply.SessionDate,
    acceptBy: reply.AcceptBy,
    acceptedDate: reply.AcceptedDate,
    confirmedDate: reply.ConfirmedDate,
    cancelledDate: reply.CancelledDate,
    cancelledReason: reply.CancelledReason,
    cancelledBy: reply.CancelledBy,
    rejectedReason: reply.RejectedReason,
    lastUpdated: reply.LastUpdated,
    comments: reply.Comments,
    actionClient: reply.ActionClient,
    candidate: {
      userId: candidate.UserID,
      nickname: candidate.Nickname,
      phoneNumber: candidate.PhoneNumber,
      skypeName: candidate.SkypeName,
      total: candidate.Total,
      positive: candidate.Positive,
      neutral: candidate.Neutral,
      negative: candidate.Negative,
      ratings: candidate.Ratings,
      disputes: candidate.Disputes,
    },
  };
}
