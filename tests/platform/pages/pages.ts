import { html, type Reply } from '../reply.ts';
import { type LoggedRequest, queryValue } from '../request-log.ts';
import { bookingDialogPage, bookingPage, frameInnerPage, framePage } from './booking.ts';
import { bookingsListPage } from './bookings-list.ts';
import {
  besideFramePage,
  darkInOtherWaysPage,
  guardingPage,
  habitsPage,
  layersPage,
  rewritingPage,
  shyControlsPage,
  unscaledPage,
} from './habits.ts';
import {
  changingRowsPage,
  clippedPage,
  darkPage,
  framesetPage,
  hiddenPlacesPage,
  lowFramePage,
  manyLinksPage,
  modalPage,
  POLICIES,
  rightToLeftPage,
  STRICT_POLICY,
  strictPolicyPage,
  tallPage,
  xmlPage,
} from './hard-pages.ts';
import { page } from './layout.ts';
import { mobilePage } from './mobile.ts';
import { placePage } from './places.ts';
import { shapeFramePage, shapePage } from './shapes.ts';
import { trapsPage } from './traps.ts';

type PageMaker = (query: URLSearchParams) => Reply;

/** By lower-case path. */
const PAGES: Record<string, PageMaker> = {
  '/': () => html(homePage()),
  '/home.asp': () => html(homePage()),
  '/redirected.asp': () => html(page('Redirected', '<p>No request should have followed here.</p>')),
  '/phonechatbookings.asp': () => html(bookingsListPage()),
  '/phonechatbooking.asp': (query) =>
    html(bookingPage(queryValue(query, 'BookingID'), queryValue(query, 'SelUserID'))),
  '/dlgphonechatbooking.asp': (query) => html(bookingDialogPage(queryValue(query, 'BookingID'))),
  '/frame.asp': () => html(framePage()),
  '/frameinner.asp': () => html(frameInnerPage()),
  '/traps.asp': () => html(trapsPage()),
  '/traps/phonechatbookings.asp': () => html(trapsPage()),
  '/csp.asp': () => html(strictPolicyPage(), { 'content-security-policy': STRICT_POLICY }),
  '/policy.asp': (query) => html(strictPolicyPage(), POLICIES[queryValue(query, 'is') ?? '']),
  '/dark.asp': () => html(darkPage()),
  '/modal.asp': () => html(modalPage()),
  '/rtl.asp': () => html(rightToLeftPage()),
  '/tall.asp': () => html(tallPage()),
  '/links.asp': (query) => html(manyLinksPage(Number(queryValue(query, 'n') ?? 100))),
  '/rows.asp': () => html(changingRowsPage()),
  '/phonechathidden.asp': () => html(hiddenPlacesPage()),
  '/clipped.asp': () => html(clippedPage()),
  '/phonechatplace.asp': (query) =>
    html(placePage(queryValue(query, 'in') ?? '', queryValue(query, 'as') ?? '')),
  '/phonechatframe.asp': () => html(besideFramePage()),
  '/phonechathabits.asp': () => html(habitsPage()),
  '/shy/phonechatbookings.asp': () => html(shyControlsPage()),
  '/phonechatguard.asp': (query) => html(guardingPage(queryValue(query, 'guards') ?? '')),
  '/phonechatrewrite.asp': () => html(rewritingPage()),
  '/phonechatlayers.asp': () => html(layersPage()),
  '/phonechatdark.asp': (query) => html(darkInOtherWaysPage(queryValue(query, 'how') ?? '')),
  '/phonechatshape.asp': (query) =>
    html(shapePage(queryValue(query, 'as') ?? '', Number(queryValue(query, 'beside')) || null)),
  '/shapeframe.asp': (query) => html(shapeFramePage(queryValue(query, 'as') ?? '')),
  '/phonechatphone.asp': () => html(unscaledPage()),
  '/phonechatframeset.asp': () => html(framesetPage()),
  '/phonechatxml.asp': () => html(xmlPage(), { 'content-type': 'application/xhtml+xml; charset=utf-8' }),
  '/phonechatlow.asp': () => html(lowFramePage()),
};

/** A cookie for the whole domain, so that the log shows any API request that carries one. */
const COOKIE = 'AWSession=stand-in-cookie; Domain=adultwork.com; Path=/; Secure; HttpOnly; SameSite=None';

export function answerPage(request: LoggedRequest): Reply {
  const reply = PAGES[request.path.toLowerCase()]?.(request.query);
  if (!reply) return { ...html(page('Not found', '<p>There is no such page.</p>')), status: 404 };
  return { ...reply, headers: { ...reply.headers, 'set-cookie': COOKIE } };
}

/** Every address of the mobile site is the same page, which reads its own address. */
export function answerMobilePage(_request: LoggedRequest): Reply {
  return html(mobilePage(), { 'set-cookie': COOKIE });
}

function homePage(): string {
  const names = Object.keys(PAGES).filter((path) => path.endsWith('.asp'));
  const links = names.map((path) => `<li><a href="${path}">${path.slice(1)}</a></li>`);
  return page('Home', `<ul>${links.join('')}</ul>`);
}
