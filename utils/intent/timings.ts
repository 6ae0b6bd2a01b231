/**
 * How long each step of an intent takes. Milliseconds, unless a name says pixels.
 * Each figure has its reason beside it; change one only with a better reason.
 */
export interface Timings {
  /** Rest on a link after which the worker is started, if it sleeps. */
  start: number;
  /** Rest on a link after which its booking is asked for. */
  rest: number;
  /** From reaching a link to its card, for a pointer or a focus. */
  show: number;
  /** The same while another card is open. */
  hot: number;
  /** From leaving link and card to the card's end. */
  grace: number;
  /** After Esc or Close, nothing begins. */
  afterEscape: number;
  /** After a scroll event, nothing begins. */
  afterScroll: number;
  /** From a finger's touch to the sheet. */
  longPress: number;
  /** Pixels that a pointer may move and still be at rest. */
  tolerance: number;
  /** The same for a finger. */
  fingerTolerance: number;
  /** A button that went down and was not heard to come up counts as up after this. */
  press: number;
  /** A card from which a sign-in was started waits so long for it. */
  signIn: number;
  /** And stays so long once its booking has come, unless the pointer or the focus comes to it. */
  unread: number;
}

/**
 * Rest after which the worker hears of a person for the first time: the loader then asks it for the card part, and the card part has it started, ms.
 * Long enough that a pointer on its way asks for nothing; short enough that what it takes is there when the booking is to be asked for.
 */
export const FIRST_REST = 60;

export const TIMINGS: Timings = {
  // Browsers stop a worker after 30 s without work, and one that has to be started takes some 150 to 300 ms to ask: more than is left of the
  // dwell after the question. A start without a question asks the platform nothing.
  start: FIRST_REST,
  // A pointer on its way crosses a link in well under 100 ms. Wikipedia's previews start fetching at 150 ms, and
  // the rest of the dwell then hides most of the request.
  rest: 150,
  // Only where no setting says otherwise; see `page-settings.ts`. Around 500 ms is what hover cards agree on; with the answer
  // already on its way 450 ms feels as calm and no slower.
  show: 450,
  // A person who reads card after card has said what they want: the rest that any request needs is enough.
  hot: 150,
  // Long enough to travel from the link onto the card in a curve, short enough that a left card does not linger.
  grace: 300,
  // A hand on the mouse moves when the other presses Esc; without this the card would come straight back.
  afterEscape: 200,
  // Scroll events come every frame; three or more frames without one is a page at rest.
  afterScroll: 100,
  // What phones use for their own long press, so that a tap and a scroll are never mistaken for one.
  longPress: 500,
  // A hand at rest trembles by a few pixels; a pointer that reads along a long link moves by more.
  tolerance: 7,
  // Chromium calls a touch a tap up to 15 px of drift. What is a tap to the browser has to be a long press to us, or the
  // lift follows the link.
  fingerTolerance: 15,
  // A native menu or a drag may take the button's release. A person does not point at something while pressing for this long.
  press: 5000,
  // A person signs in, perhaps with a second factor from a phone. Later than this they have forgotten the card.
  signIn: 600_000,
  // Time to come back from the sign-in window and to look for the card; from then on it is held by pointer or focus.
  unread: 15_000,
};
