/** `m.adultwork.com`: a page that draws itself and moves between its views without loading another. */
export function mobilePage(): string {
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>AdultWork stand-in (mobile)</title><link rel="icon" href="data:,">
<style>body { font: 16px system-ui, sans-serif; margin: 1rem } li { padding: .75rem 0 }</style>
</head>
<body>
<nav><a data-go href="/phonechat/bookings">Bookings</a> <a data-go href="/home">Home</a></nav>
<main id="app"></main>
<script>
const bookings = [1, 101, 102, 123];
const accountView = '<h1>Phone chat bookings</h1><ul>' + [
  [1, '/account/phone-chat/bookings/1'],
  [101, '/account/phone-chat?BookingID=101'],
  [102, '#/account/phone-chat/bookings/102'],
  [123, '/account/bookings/phonechat?bookingId=123'],
  [66644, '/66644'],
  [66645, '/account/phone-chat/members/66645'],
  [66646, '/account/phone-chat/bookings/66646a00-e89b-12d3-a456-426614174000'],
].map(([id, href]) => '<li id="row-' + id + '"><a class="shape" href="' + href + '">Show</a></li>').join('') + '</ul>';
function draw() {
  const list = location.pathname.startsWith('/phonechat');
  const account = (location.pathname + location.hash).includes('/account/phone-chat');
  document.getElementById('app').innerHTML = account ? accountView : list
    ? '<h1>PhoneChat bookings</h1><ul>' + bookings.map(id =>
        '<li id="row-' + id + '"><a class="shape" href="/PhoneChatBooking.asp?BookingID=' + id + '">Booking</a></li>').join('') + '</ul>'
    : '<h1>Home</h1><p>Nothing here.</p>';
}
addEventListener('click', event => {
  const link = event.target.closest('a[data-go]');
  if (!link) return;
  event.preventDefault();
  history.pushState(null, '', link.href);
  draw();
});
addEventListener('popstate', draw);
addEventListener('hashchange', draw);
draw();
</script>
</body>
</html>`;
}
