import { page, SITE_SCRIPT } from './layout.ts';

/**
 * Things that look like bookings and are none: a request for any of these numbers is a defect. Served as
 * `traps.asp` and, where scripts and words may be read as bookings, as `traps/PhoneChatBookings.asp`.
 */
const TRAPS: string[] = [
  '<a href="PhoneChatBooking.asp?SelUserID=66601">Book a PhoneChat</a>',
  '<a href="PhoneChatBooking.asp?UserID=66602">Book a PhoneChat</a>',
  '<a href="ViewProfile.asp?UserID=66603">Profile</a>',
  '<a href="PhoneChatBookings.asp?ForUserID=66604&amp;GroupID=66605">Group</a>',
  '<a href="Tour.asp?TourID=66606">Tour</a>',
  '<a href="FieldReport.asp?FRID=66607">Field report</a>',
  '<a href="LogIn.asp?TargetURL=PhoneChatBooking%2Easp%3FBookingID%3D66608">Log in</a>',
  '<a href="LogIn.asp?TargetURL=%2FSearch%2Easp%3FSearchTargetURL%3DPhoneChatBooking%252Easp%253FBookingID%253D66609">Log in</a>',
  '<a href="PhoneChatBookings.asp?SearchTargetURL=dlgPhoneChatBooking%2Easp%3FBookingID%3D66610">Back to search</a>',
  '<a href="PhoneChatBookings.asp?cboBookingCurrencyID=66611">In pounds</a>',
  '<select name="cboBookingCurrencyID"><option value="66612" selected>Pounds</option></select> <a href="#">Currency</a>',
  '<a href="WebcamBooking.asp?BookingID=66613">Webcam booking</a>',
  '<a href="dlgWebcamBooking.asp?BookingID=66614">Webcam booking</a>',
  '<a href="Booking.asp?BookingID=66615">Escort booking</a>',
  '<a href="MakeBooking.asp?BookingID=66616">Escort booking</a>',
  '<a href="Bookings.asp?BookingID=66617">Escort bookings</a>',
  '<a href="https://www.example.com/PhoneChatBooking.asp?BookingID=66618">Another host</a>',
  '<a href="https://adultwork.com.example/PhoneChatBooking.asp?BookingID=66619">A host that only starts alike</a>',
  '<a href="https://notadultwork.com/PhoneChatBooking.asp?BookingID=66620">A host that only ends alike</a>',
  '<a href="https://www.adultwork.com@www.example.com/PhoneChatBooking.asp?BookingID=66621">A user name that is a host</a>',
  '<a href="https://api.adultwork.com/PhoneChatBooking.asp?BookingID=66622">A host that is no page</a>',
  '<a href="javascript:vU(66623)">vU</a>',
  '<a href="#" onclick="sU(66624); return false">sU</a>',
  '<a href="#" onclick="sUF(66625); return false">sUF</a>',
  '<a href="javascript:vT(66626)">vT</a>',
  '<a href="javascript:vFR(66627)">vFR</a>',
  '<a href="javascript:vGI(66628)">vGI</a>',
  '<a href="javascript:sG(66629)">sG</a>',
  '<a href="javascript:void(0)" onclick="viewRating(66630)">viewRating</a>',
  '<a href="javascript:doMR(66631)">doMR</a>',
  '<a href="javascript:doSTF(66632)">doSTF</a>',
  '<a href="javascript:g_eB(66633)">g_eB</a>',
  '<a href="javascript:g_wB(66634)">g_wB</a>',
  '<a href="javascript:g_pB(66635)">g_pB</a>',
  '<a href="javascript:g_sB(66636)">g_sB</a>',
  '<a href="javascript:doPhoneChat()">Call me</a>',
  '<a href="PhoneChatBooking.asp?BookingID=">Empty</a>',
  '<a href="PhoneChatBooking.asp?BookingID=0">Zero</a>',
  '<a href="PhoneChatBooking.asp?BookingID=-66637">Negative</a>',
  '<a href="PhoneChatBooking.asp?BookingID=66638.5">Fraction</a>',
  '<a href="PhoneChatBooking.asp?BookingID=2147483648">Too large</a>',
  '<a href="PhoneChatBooking.asp?BookingID=66639x">Not a number</a>',
  '<a href="PhoneChatBooking.asp#BookingID=66640">In the fragment</a>',
  '<a href="mailto:help@adultwork.example?subject=BookingID%3D66641">Mail</a>',
  '<span>Webcam booking #66642</span>',
  '<span>Rebooking 66643 is not needed</span>',
];

export function trapsPage(): string {
  const rows = TRAPS.map((trap, n) => `<tr id="trap-${n}"><td class="trap">${trap}</td></tr>`);
  return page('Traps', `<table width="100%" border="0">${rows.join('\n')}</table>`, { head: SITE_SCRIPT });
}
