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
function draw() {
  const list = location.pathname.startsWith('/phonechat');
  document.getElementById('app').innerHTML = list
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
draw();
</script>
</body>
</html>`;
}
