import { page, SITE_SCRIPT } from './layout.ts';

/**
 * `PhoneChatBookings.asp`: one row for each way in which a booking may be linked. The thing to point at has
 * the class `shape`, the row the ID `row-<booking>`.
 */
const ROWS: [id: number, shape: string][] = [
  [1, '<a class="shape" href="PhoneChatBooking.asp?BookingID=1">View booking</a>'],
  [
    101,
    '<a class="shape" href="/PhoneChatBooking.asp?BookingID=101" title="Open this booking">View booking</a>',
  ],
  [
    102,
    `<a class="shape" href="dlgPhoneChatBooking.asp?BookingID=102" target="dlg"
      onclick="window.open(this.href, 'dlg', 'width=520,height=420'); return false">View booking</a>`,
  ],
  [103, '<a class="shape" href="#" onclick="openBooking(103); return false">View booking</a>'],
  [104, '<input type="checkbox" name="BookingID" value="104"> <a class="shape" href="#top">Details</a>'],
  [105, '<span class="shape" data-booking-id="105" tabindex="0">View booking</span>'],
  [106, '<span class="shape">Booking #106</span>'],
  [
    107,
    '<a class="shape" href="https://www.adultwork.com/PhoneChatBooking.asp?bookingid=107">View booking</a>',
  ],
  [
    108,
    '<a class="shape" href="//www.adultwork.com/phonechatbooking.asp?PhoneChatBookingID=108">View booking</a>',
  ],
  [109, '<a class="shape" href="PhoneChatBooking.asp?Page=2&amp;intBookingID=109#notes">View booking</a>'],
  [
    110,
    '<a class="shape" href="PhoneChatBooking.asp?BookingID=110"><b>View</b> <font color="red">booking</font></a>',
  ],
  [111, '<a class="shape" href="javascript:void(0)" onclick="viewBooking(111)">View booking</a>'],
  [112, '<span class="shape">Your booking, Booking ID: 112, was confirmed.</span>'],
  [123, '<a class="shape" href="javascript:viewBooking(123)">View booking</a>'],
  [201, '<a class="shape" href="PhoneChatBooking.asp?BookingID=201">View booking received</a>'],
  [210, '<a class="shape" href="PhoneChatBooking.asp?BookingID=210">View booking of a group member</a>'],
];

/** The menu that the site's script puts into the page after load. */
const LATE_MENU = `<script type="text/javascript">
window.onload = function () {
  setTimeout(function () {
    document.getElementById('dMenu').innerHTML +=
      '<div id="lateMenu"><a href="Home.asp">Home</a> | <a id="lateLink" href="PhoneChatBooking.asp?BookingID=113">Latest booking</a></div>';
  }, 50);
};
</script>`;

export function bookingsListPage(): string {
  const rows = ROWS.map(
    ([id, shape]) => `<tr id="row-${id}" bgcolor="${id % 2 ? '#ffffff' : '#f4e6ee'}">
  <td><a class="profile" href="javascript:vU(123456)">BookedUser</a></td>
  <td>22/01/2018 21:30</td><td>15</td><td>${shape}</td></tr>`,
  );
  return page(
    'PhoneChat Bookings',
    `<form name="frmBookings" method="post" action="PhoneChatBookings.asp">
<table width="100%" cellspacing="0" cellpadding="3" border="0" id="bookings">
<tr><th>Member</th><th>Session</th><th>Minutes</th><th>Booking</th></tr>
${rows.join('\n')}
</table></form>
<p><a id="elsewhere" href="Home.asp">Back to the start</a></p>`,
    { head: SITE_SCRIPT + LATE_MENU },
  );
}
