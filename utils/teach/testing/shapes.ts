/** A way in which the site may link to a booking, on a page with what looks like it and is something else. */
export interface Shape {
  name: string;
  /** What a row holds for its booking. What is pressed has the class `shape`. */
  link(booking: Row): string;
  /** Look-alikes on the same page. Each has the class `trap`. */
  traps?: string;
  /** Markup around the cells of a row, where it is no plain row of a table. */
  row?(booking: Row, cells: string): string;
  /** Where the page is, if it is not the list of bookings. */
  address?: string;
}

export interface Row {
  id: number;
  member: number;
  name: string;
  minutes: number;
  /** From 0, down the page. */
  index: number;
}

export const LIST = 'https://www.adultwork.com/PhoneChatBookings.asp?Page=2';
const MOBILE = 'https://m.adultwork.com/account/phone-chat';

/** Invented. Two bookings with the same member, two of the same length. */
export const ROWS: readonly Row[] = [
  { id: 41_118, member: 700_321, name: 'Anna', minutes: 15, index: 0 },
  { id: 41_204, member: 700_455, name: 'Bob', minutes: 30, index: 1 },
  { id: 40_977, member: 700_321, name: 'Anna', minutes: 15, index: 2 },
  { id: 9_051, member: 700_600, name: 'Cleo', minutes: 60, index: 3 },
];

const link = (attributes: string, text = 'View') => `<a class="shape" ${attributes}>${text}</a>`;
const trap = (attributes: string, text = 'Other') => `<a class="trap" ${attributes}>${text}</a>`;
const silent = link('href="javascript:void(0)"');
/** A number that is a webcam booking's, where a link of the same shape says so. */
const CAM = 41_300;

export const SHAPES: readonly Shape[] = [
  // Calls.
  {
    name: 'a call',
    link: ({ id }) => link(`href="javascript:pcOpen(${id})"`),
    traps: trap(`href="javascript:camOpen(${CAM})"`),
  },
  {
    name: 'a call of a short name',
    link: ({ id }) => link(`href="javascript:vC(${id})"`),
    traps: trap('href="javascript:vU(700999)"'),
  },
  {
    name: 'a call in onclick',
    link: ({ id }) => link(`href="#" onclick="sPC(${id}); return false"`),
    traps: trap(`href="#" onclick="sWC(${CAM}); return false"`),
  },
  {
    name: 'a call with the member first',
    link: ({ id, member }) => link(`href="#" onclick="pcShow(${member},${id})"`),
    traps: trap('href="#" onclick="pcShow(700999)"'),
  },
  {
    name: 'a call with the member last',
    link: ({ id, member }) => link(`href="javascript:pcShow(${id}, ${member})"`),
  },
  {
    name: 'a call with a kind',
    link: ({ id }) => link(`href="javascript:show(${id},'P')"`),
    traps: trap(`href="javascript:show(${CAM},'C')"`),
  },
  {
    name: 'a call with a kind first',
    link: ({ id }) => link(`href="javascript:show('phone',${id})"`),
    traps: trap(`href="javascript:show('webcam',${CAM})"`),
  },
  { name: 'a call with a number for the kind', link: ({ id }) => link(`href="javascript:show(2,${id})"`) },
  { name: 'a call with its text', link: ({ id }) => link(`href="javascript:pcShow('${id}')"`) },
  {
    name: 'a call with a prefix in its text',
    link: ({ id }) => link(`href="#" onclick="pcShow('PC${id}')"`),
    traps: trap(`href="#" onclick="pcShow('WC${CAM}')"`),
  },
  {
    name: 'a call with two numbers in one text',
    link: ({ id, member }) => link(`href="#" onclick="pcShow('${member}|${id}')"`),
  },
  {
    name: 'a call with the name of the member',
    link: ({ id, name }) => link(`href="#" onclick="pcShow(${id},'${name}')"`),
  },
  {
    name: 'a call with the minutes',
    link: ({ id, minutes }) => link(`href="#" onclick="pcShow(${minutes},${id})"`),
  },
  {
    name: 'a call with the place in the list',
    link: ({ id, index }) => link(`href="#" onclick="pcShow(${index + 1},${id})"`),
  },
  {
    name: 'a call with an event',
    link: ({ id }) => link(`href="#" onclick="return pcShow(event, this, ${id})"`),
  },
  {
    name: 'a call of a method',
    link: ({ id }) => link(`href="#" onclick="parent.calls.open(${id}); return false"`),
  },
  {
    name: 'a call after another',
    link: ({ id, index }) => link(`href="#" onclick="mark(${index}); pcOpen(${id})"`),
  },
  {
    name: 'a call within a window',
    link: ({ id }) => link(`href="#" onclick="setTimeout(function(){ pcOpen(${id}) }, 10)"`),
  },
  {
    name: 'a call after a question',
    link: ({ id }) => link(`href="#" onclick="if (confirm('Sure?')) pcCancel(${id})"`),
  },

  // Addresses.
  {
    name: 'another key',
    link: ({ id }) => link(`href="PhoneChatBooking.asp?ID=${id}"`),
    traps: trap('href="PhoneChatBooking.asp?SelUserID=700999"'),
  },
  {
    name: 'another file',
    link: ({ id }) => link(`href="ShowCall.asp?TID=${id}"`),
    traps: trap(`href="ShowCam.asp?TID=${CAM}"`),
  },
  {
    name: 'a key that ends like another',
    link: ({ id, member }) => link(`href="ShowCall.asp?GuestID=${member}&TID=${id}"`),
  },
  {
    name: 'a key beside a kind',
    link: ({ id }) => link(`href="Show.asp?Type=phone&ID=${id}"`),
    traps: trap(`href="Show.asp?Type=webcam&ID=${CAM}"`),
  },
  {
    name: 'a query of the page itself',
    link: ({ id }) => link(`href="?Action=View&CallID=${id}"`),
    traps: trap('href="?Page=3"'),
  },
  {
    name: 'a key with a prefix',
    link: ({ id }) => link(`href="ShowCall.asp?Ref=PC${id}"`),
    traps: trap(`href="ShowCall.asp?Ref=WC${CAM}"`),
  },
  {
    name: 'a window in a script',
    link: ({ id }) => link(`href="#" onclick="openWin('dlgCall.asp?CID=${id}','w',600,400); return false"`),
    traps: trap(`href="#" onclick="openWin('dlgCam.asp?CID=${CAM}','w',600,400)"`),
  },
  {
    name: 'a window in a link',
    link: ({ id, member }) => link(`href="javascript:openWin('dlgCall.asp?U=${member}&CID=${id}')"`),
  },
  {
    name: 'an assigned address',
    link: ({ id }) => link(`href="#" onclick="location.href='ShowCall.asp?TID=${id}'"`),
  },
  { name: 'a path', link: ({ id }) => link(`href="/calls/${id}"`), traps: trap('href="/700999"') },
  {
    name: 'a path with an end',
    link: ({ id }) => link(`href="/calls/${id}/view"`),
    traps: trap('href="/calls/700999/profile"'),
  },
  {
    name: 'a path below a member',
    link: ({ id, member }) => link(`href="/members/${member}/calls/${id}"`),
    traps: trap('href="/members/700999/tours/5"'),
  },
  {
    name: 'a file with a number',
    link: ({ id }) => link(`href="/call-${id}.asp"`),
    traps: trap(`href="/cam-${CAM}.asp"`),
  },

  // Buttons, rows, attributes.
  {
    name: 'a button',
    link: ({ id }) => `<button class="shape" type="button" onclick="pcOpen(${id})">View</button>`,
  },
  {
    name: 'a button of a form',
    link: ({ id }) => `<input class="shape" type="button" value="View" onclick="pcOpen(${id})">`,
  },
  {
    name: 'a row that acts',
    link: ({ name }) => `<span class="shape">${name}'s call</span>`,
    row: ({ id }, cells) => `<tr onclick="pcRow(${id})">${cells}</tr>`,
  },
  { name: 'a cell that acts', link: ({ id }) => `<b class="shape" onclick="pcCell('${id}')">View</b>` },
  {
    name: 'an attribute',
    link: ({ id }) => link(`href="#" data-call="${id}"`),
    traps: trap(`href="#" data-cam="${CAM}"`),
  },
  {
    name: 'an attribute beside a kind',
    link: ({ id }) => link(`href="#" data-kind="phone" data-ref="${id}"`),
    traps: trap(`href="#" data-kind="cam" data-ref="${CAM}"`),
  },
  {
    name: 'an attribute beside a member',
    link: ({ id, member }) => link(`href="#" data-user-id="${member}" data-call="${id}"`),
  },
  {
    name: 'an attribute of the row',
    link: () => silent,
    row: ({ id }, cells) => `<tr data-call="${id}">${cells}</tr>`,
  },
  {
    name: 'the name of the row',
    link: () => silent,
    row: ({ id }, cells) => `<tr id="row-${id}">${cells}</tr>`,
  },
  {
    name: 'the name of the link',
    link: ({ id }) => link(`href="#" id="call${id}"`),
    traps: trap(`href="#" id="cam${CAM}"`),
  },
  {
    name: 'a window to come',
    link: ({ id }) => link(`href="#" data-src="dlgCall.asp?CID=${id}"`),
    traps: trap(`href="#" data-src="dlgCam.asp?CID=${CAM}"`),
  },
  { name: 'a place on the page', link: ({ id }) => link(`href="#call${id}"`), traps: trap('href="#top"') },

  // Fields and words of the row.
  { name: 'a hidden field', link: ({ id }) => `<input type="hidden" name="hdnCall" value="${id}">${silent}` },
  { name: 'a check box', link: ({ id }) => `<input type="checkbox" name="chkCall" value="${id}">${silent}` },
  {
    name: 'a posted form',
    link: ({ id, member }) =>
      `<form action="ShowCall.asp" method="post"><input type="hidden" name="UserID" value="${member}"><input type="hidden" name="TID" value="${id}"><input class="shape" type="submit" value="View"></form>`,
  },
  { name: 'reference words', link: ({ id }) => `<span>Call no. ${id}</span> ${silent}` },
  {
    name: 'reference words after others',
    link: ({ id, name }) => `<span>${name}, your Ref: ${id}</span> ${silent}`,
  },

  // The mobile site.
  {
    name: 'a path of the mobile site',
    address: MOBILE,
    link: ({ id }) => link(`href="/account/phone-chat/call/${id}"`),
    traps: trap('href="/account/phone-chat/members/700999"'),
  },
  {
    name: 'a query of the mobile site',
    address: MOBILE,
    link: ({ id }) => link(`href="/account/phone-chat?call=${id}"`),
    traps: trap('href="/account/phone-chat?member=700999"'),
  },
  {
    name: 'a route in the fragment',
    address: MOBILE,
    link: ({ id }) => link(`href="#/calls/${id}"`),
    traps: trap('href="#/700999"'),
  },
  {
    name: 'an item of a list',
    address: MOBILE,
    link: () => link('href="#"'),
    row: ({ id }, cells) => `<li data-call="${id}">${cells.replaceAll('td>', 'span>')}</li>`,
  },
];

/** What is on every page of the table, around the rows. */
const ALWAYS = [
  trap('href="javascript:vU(700321)"', 'Anna'),
  trap('href="ViewProfile.asp?UserID=700455"', 'Bob'),
  trap('href="PhoneChatBooking.asp?SelUserID=700600"', 'Book again'),
  trap('href="/700600"', 'Cleo'),
  trap('href="?Page=3"', '3'),
  trap(`href="WebcamBooking.asp?BookingID=${CAM}"`, 'Webcam'),
  trap(`href="#" onclick="viewRating(41999)"`, 'Rating'),
  '<span class="trap">Page 2 of 20, 22 January 2018</span>',
].join(' ');

/** A page of that shape: its rows, each with a member's link, a date and a duration, and its look-alikes. */
export function pageOf(
  { link, traps = '', row = (_, cells) => `<tr>${cells}</tr>` }: Shape,
  rows = ROWS,
): string {
  const body = rows.map((booking) => {
    const { member, name, minutes } = booking;
    const cells = `<td><a class="trap" href="javascript:vU(${member})">${name}</a></td><td>22/01/2018 21:30</td><td>${minutes}</td><td>${link(booking)}</td>`;
    return row(booking, cells);
  });
  const list = body[0]?.startsWith('<li')
    ? `<ul>${body.join('')}</ul>`
    : `<table><tbody>${body.join('')}</tbody></table>`;
  return `${list}<p>${traps}</p><p>${ALWAYS}</p>`;
}
