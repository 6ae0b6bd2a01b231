import { bookingLink, escapeHtml, page, SITE_SCRIPT } from './layout.ts';

/** `PhoneChatBooking.asp`: one booking, or with `SelUserID` the form for a new one. */
export function bookingPage(bookingId: string | null, selUserId: string | null): string {
  if (bookingId === null) {
    return page(
      'New PhoneChat Booking',
      `<form><input type="hidden" name="SelUserID" value="${escapeHtml(selUserId ?? '')}">
<select name="cboBookingCurrencyID"><option value="1">Credits</option></select>
<input type="submit" value="Request booking"></form>`,
    );
  }
  return page(
    'PhoneChat Booking',
    `<p>Details of the booking.</p><p><a href="PhoneChatBookings.asp">All bookings</a></p>`,
  );
}

/** `dlgPhoneChatBooking.asp`: the small window that the list opens. */
export function bookingDialogPage(bookingId: string | null): string {
  const id = escapeHtml(bookingId ?? '');
  return page(
    'PhoneChat Booking',
    `<p class="shape">Booking #${id}</p>
<p><a id="next" href="dlgPhoneChatBooking.asp?BookingID=123">Next booking</a></p>
<p><a href="javascript:window.close()">Close window</a></p>`,
    { head: SITE_SCRIPT },
  );
}

/** `frame.asp`: a page of the same origin within a frame, and one within that. */
export function framePage(): string {
  return page(
    'PhoneChat Frames',
    `<p>${bookingLink(101)}</p>
<iframe id="inner" name="inner" src="frameInner.asp" width="600" height="300"></iframe>
<p style="height:300px">Below the frame.</p>`,
  );
}

export function frameInnerPage(): string {
  return page('PhoneChat Frame', `<p id="row-102">${bookingLink(102)}</p>`);
}
