/** A booking as the platform's reply spells it (platform docs: "Made PhoneChat Booking Details"). */
export interface ApiBooking {
  BookingID: number;
  Duration: number;
  Credits: number;
  Status: 'Pending' | 'Accepted' | 'Rejected' | 'Confirmed' | 'Cancelled';
  Method: 1 | 2 | 3;
  PhoneNumber: string | null;
  SkypeName: string | null;
  CreateDate: string;
  SessionDate: string;
  AcceptBy: string;
  AcceptedDate: string | null;
  ConfirmedDate: string | null;
  CancelledDate: string | null;
  CancelledReason: string | null;
  CancelledBy: string | null;
  RejectedReason: string | null;
  LastUpdated: string;
  Comments: string | null;
  ActionClient: string | null;
  Candidate: ApiCandidate;
}

export interface ApiCandidate {
  UserID: number;
  Nickname: string;
  PhoneNumber: string | null;
  SkypeName: string | null;
  Total: number;
  Positive: number;
  Neutral: number;
  Negative: number;
  Ratings: number;
  Disputes: number;
}

export type BookingOverrides = Partial<Omit<ApiBooking, 'Candidate'>> & { Candidate?: Partial<ApiCandidate> };

/** The JSON sample of the platform's documentation, with another ID and whatever a test wants different. */
export function makeBooking(id: number, overrides: BookingOverrides = {}): ApiBooking {
  const { Candidate, ...rest } = overrides;
  return {
    BookingID: id,
    Duration: 15,
    Credits: 8,
    Status: 'Confirmed',
    Method: 2,
    PhoneNumber: null,
    SkypeName: null,
    CreateDate: '2018-01-20T12:34:56.789',
    SessionDate: '2018-01-22T21:30:00',
    AcceptBy: '2018-01-22T00:00:00',
    AcceptedDate: '2018-01-21T12:48:13.412',
    ConfirmedDate: '2018-01-21T13:24:05.987',
    CancelledDate: null,
    CancelledReason: null,
    CancelledBy: null,
    RejectedReason: null,
    LastUpdated: '2018-01-21T13:24:05.987',
    Comments: null,
    ActionClient: 'You need to carry out the session',
    ...rest,
    Candidate: {
      UserID: 123456,
      Nickname: 'BookedUser',
      PhoneNumber: null,
      SkypeName: null,
      Total: 6,
      Positive: 7,
      Neutral: 0,
      Negative: 1,
      Ratings: 8,
      Disputes: 0,
      ...Candidate,
    },
  };
}

/** A moment as the platform writes it: the wall clock of the United Kingdom, without zone or offset. */
export function wallTime(moment: Date): string {
  const parts = new Intl.DateTimeFormat('sv-SE', {
    timeZone: 'Europe/London',
    dateStyle: 'short',
    timeStyle: 'medium',
  }).format(moment);
  return parts.replace(' ', 'T');
}
