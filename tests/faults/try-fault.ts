import { HANG } from '../harness/poll.ts';
import { clickByRole, waitForText } from '../harness/roles.ts';
import type { Lane } from './lane.ts';
import { recognise, type State } from './recognise.ts';
import { SURFACES, type SurfaceName, type View } from './surfaces.ts';
import { NEXT_STEP, type Row } from './table.ts';

/** What was seen of one fault on one surface. */
export interface Cell {
  fault: string;
  surface: SurfaceName;
  /** What the words tell of; null: of nothing, or of several things at once. */
  state: State | null;
  /** All the words. */
  words: string;
  /** Milliseconds from asking to the words. */
  took: number;
  /** Requests for the booking that reached the platform until then. */
  requests: number;
  /** Whether what was typed or pointed at was kept. */
  kept: boolean;
  /** The buttons beside the words. */
  buttons: string[];
  /** What came of the next step once the fault was over. Null: there is no step, or none could be pressed. */
  afterwards: State | null;
  /** Requests that went elsewhere because the platform said so. */
  followed: number;
  /** What kept the fault from being tried to its end. */
  trouble: string | null;
}

/** Lets one fault meet one surface, reads what becomes of it, ends the fault and takes the next step. */
export async function tryFault(row: Row, surface: SurfaceName, lane: Lane): Promise<Cell> {
  const { platform } = lane;
  const cell: Cell = {
    fault: row.fault,
    surface,
    state: null,
    words: '',
    took: 0,
    requests: 0,
    kept: false,
    buttons: [],
    afterwards: null,
    followed: 0,
    trouble: null,
  };
  let view: View | undefined;
  try {
    const id = lane.nextId();
    view = await SURFACES[surface](lane, id);
    await row.begin(lane);
    platform.requests.clear();
    const started = performance.now();
    await view.ask();
    cell.words = await view.answer();
    cell.took = performance.now() - started;
    cell.state = recognise(cell.words);
    cell.requests = platform.requests.bookingRequests(id).length;
    cell.kept = await view.isKept();
    cell.buttons = await view.buttons();
    await row.end(lane);
    const step = cell.state && NEXT_STEP[cell.state];
    if (step) {
      await view.press(step.pressed);
      if (step === NEXT_STEP['token-rejected']) await mendToken(lane, view);
      cell.afterwards = await untilBooking(view);
    }
    cell.followed = platform.requests.all.filter(({ path }) => /^\/(moved|redirected)/i.test(path)).length;
  } catch (error) {
    cell.trouble = error instanceof Error ? error.message : String(error);
  } finally {
    await row.end(lane);
    await view?.close().catch(() => {});
  }
  return cell;
}

/** The press has opened the options page. There the token is checked again, and is good. */
async function mendToken({ session }: Lane, view: View): Promise<void> {
  const options = await session.waitForPage(session.extensionUrl('options.html'));
  await clickByRole(options, 'button', 'Check token');
  await waitForText(options, /\baccepted\b/i);
  await options.close();
  await view.show();
}

/** What the view says once it has turned from the failure to a booking, or what it says instead. */
async function untilBooking(view: View): Promise<State | null> {
  const end = performance.now() + HANG;
  for (;;) {
    const state = recognise(await view.answer());
    if (state === 'booking' || performance.now() > end) return state;
  }
}
