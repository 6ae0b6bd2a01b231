import { type AxNode, findAll } from '../harness/ax-tree.ts';
import { cardOn } from '../harness/card.ts';
import { HANG, poll } from '../harness/poll.ts';
import { clickByRole, fillByRole, getByRole, queryByRole } from '../harness/roles.ts';
import { MANY_COUNT, MANY_FIRST } from '../platform/bookings.ts';
import { siteUrl } from '../platform/hosts.ts';
import type { Lane } from './lane.ts';

/** One view on one booking, used as a person uses it. */
export interface View {
  /** Points or types: the lookup begins. */
  ask(): Promise<void>;
  /** Waits until it says something final, and gives all that it says. */
  answer(): Promise<string>;
  /** The names of its buttons, those that wait for their time included. */
  buttons(): Promise<string[]>;
  /** Waits until the button of this name can be pressed, and presses it. */
  press(name: string): Promise<void>;
  /** Whether what the person did to get here is still as it was. */
  isKept(): Promise<boolean>;
  /** Brings it to the front again. */
  show(): Promise<void>;
  close(): Promise<void>;
}

/** Where bookings are looked up. */
export const SURFACES = { 'page card': openOnPage, popup: openInPopup } as const;
export type SurfaceName = keyof typeof SURFACES;

/** A page with a link to the booking. */
async function openOnPage({ session }: Lane, id: number): Promise<View> {
  const address = siteUrl(`/Links.asp?n=${MANY_COUNT}`);
  const page = await session.openPage(address);
  const card = cardOn(session, page);
  return {
    ask: () => page.hover(`#link-${id - MANY_FIRST}`),
    answer: async () => (await card.waitForAnswer(id)).text,
    buttons: async () => buttonsIn(await card.tree()).map(({ name }) => name),
    async press(name) {
      await untilEnabled(() => card.tree(), name);
      await card.click(name);
    },
    isKept: async () => (await card.read())?.bookingId === id && page.url() === address,
    show: () => page.bringToFront(),
    close: () => page.close(),
  };
}

/** The popup, where the ID is typed. */
export async function openInPopup({ session }: Lane, id: number): Promise<View> {
  const typed = `#${id}`;
  const name = `PhoneChat booking ${id}`;
  const page = await session.openPopup();
  const text = async () => {
    const group = await queryByRole(page, 'group', name);
    return (await group?.evaluate((element) => (element as HTMLElement).innerText)) ?? '';
  };
  const tree = async () => {
    const [group] = findAll(await session.readTree(page), 'group', name);
    if (!group) throw new Error(`no group "${name}"`);
    return group;
  };
  return {
    async ask() {
      await fillByRole(page, 'Booking ID', typed);
      await clickByRole(page, 'button', 'Look up');
    },
    answer: () =>
      poll(
        async () => {
          const words = await text();
          return words !== '' && !words.includes('Loading…') && words;
        },
        HANG,
        async () => `saw "${await text()}"`,
      ),
    buttons: async () => buttonsIn(await tree()).map((button) => button.name),
    async press(button) {
      await untilEnabled(tree, button);
      await clickByRole(page, 'button', button);
    },
    isKept: async () =>
      typed ===
      (await (
        await getByRole(page, 'textbox', 'Booking ID')
      ).evaluate((element) => (element as HTMLInputElement).value)),
    show: () => page.bringToFront(),
    close: () => page.close(),
  };
}

function buttonsIn(tree: AxNode): AxNode[] {
  return findAll(tree, 'button');
}

async function untilEnabled(tree: () => Promise<AxNode>, name: string): Promise<void> {
  await poll(
    async () => buttonsIn(await tree()).some((button) => button.name === name && !button.disabled),
    HANG,
    async () => `no "${name}" to press among ${buttonsIn(await tree()).map((button) => button.name)}`,
  );
}
