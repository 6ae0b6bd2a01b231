import { cleanup, fireEvent, queryByRole, render, waitFor } from '@testing-library/preact';
import { type ComponentChild, options } from 'preact';
import { onTestFinished } from 'vitest';

type ElementOf<R extends string> = R extends 'button'
  ? HTMLButtonElement
  : R extends 'combobox'
    ? HTMLSelectElement
    : HTMLInputElement;

/** Puts a component into an otherwise empty document. */
export function show(content: ComponentChild): void {
  leave();
  document.body.replaceChildren();
  render(content);
}

/** Takes the component away, as closing the page would. */
export const leave = cleanup;

/** Ends a wait for what never comes, ms. The usual second is too short for a machine that does other work too. */
const HANG = 30_000;

/** Waits until the check passes. */
export const until = (check: () => unknown): Promise<unknown> => waitFor(check, { timeout: HANG });

/** A masked field, which has no role of its own in ARIA; browsers call it a textbox, or nothing. */
function queryMasked(name: string): HTMLElement | null {
  const labels = [...document.querySelectorAll('label')].filter((label) => label.textContent === name);
  const field = labels.map((label) => label.control).find((control) => control?.matches('[type=password]'));
  return field ?? null;
}

/** The one element of this role and accessible name that can be reached; null: there is none. */
export function query<R extends string>(role: R, name: string): ElementOf<R> | null {
  const found = queryByRole(document.body, role, { name, exact: true } as { name: string });
  return (found ?? (role === 'textbox' ? queryMasked(name) : null)) as ElementOf<R> | null;
}

/** As `query`, and it has to be there. */
export function get<R extends string>(role: R, name: string): ElementOf<R> {
  const element = query(role, name);
  if (!element) throw new Error(`no ${role} "${name}" in: ${text()}`);
  return element;
}

/** Until the test ends the browser draws and does not paint: what Preact does after painting (`useEffect`) is not done. */
export function withoutPainting(): void {
  const { requestAnimationFrame } = options as { requestAnimationFrame?: unknown };
  Object.assign(options, { requestAnimationFrame: () => {} });
  onTestFinished(() => void Object.assign(options, { requestAnimationFrame }));
}

/** As long as a person leaves between two things at the least: what the first did has been painted. */
async function breathe(): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve));
}

export async function press(name: string): Promise<void> {
  fireEvent.click(get('button', name));
  await breathe();
}

export async function type(name: string, value: string): Promise<void> {
  fireEvent.input(get('textbox', name), { target: { value } });
  await breathe();
}

export async function choose(name: string, option: string): Promise<void> {
  const select = get('combobox', name);
  const found = [...select.options].find((one) => one.textContent === option);
  if (!found) throw new Error(`no option "${option}"`);
  fireEvent.change(select, { target: { value: found.value } });
  await breathe();
}

/** All text that can be read, closed dialogs left out. */
export function text(): string {
  const copy = document.body.cloneNode(true) as HTMLElement;
  for (const dialog of copy.querySelectorAll('dialog:not([open])')) dialog.remove();
  return copy.textContent.replace(/\s+/g, ' ');
}

export function alerts(): string[] {
  return [...document.querySelectorAll('[role=alert]')].map((element) => element.textContent);
}

/** The text of what describes a field: its hint and its error. */
export function description(name: string): string {
  const ids = get('textbox', name).getAttribute('aria-describedby')?.split(' ') ?? [];
  return ids.map((id) => document.getElementById(id)?.textContent).join(' ');
}
