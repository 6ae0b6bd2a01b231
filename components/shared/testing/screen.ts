import { type ComponentChild, render } from 'preact';
import { vi } from 'vitest';

const ROLES = {
  button: 'button',
  textbox: 'textarea, input:is([type=text], [type=password], :not([type]))',
  radio: 'input[type=radio]',
  checkbox: 'input[type=checkbox]',
  combobox: 'select',
  slider: 'input[type=range]',
} as const;

type Role = keyof typeof ROLES;

/** Puts a component into an otherwise empty document. */
export function show(content: ComponentChild): void {
  document.body.replaceChildren();
  const place = document.createElement('div');
  document.body.append(place);
  render(content, place);
}

/** Takes the component away, as closing the page would. */
export function leave(): void {
  const place = document.body.firstElementChild;
  if (place) render(null, place);
}

/** Waits until the check passes. */
export function until(check: () => unknown): Promise<unknown> {
  return vi.waitFor(check);
}

/** Enough of the accessible name for our own pages: `aria-label`, else the label, else the content. The real one is asked of real browsers. */
function nameOf(element: HTMLElement): string {
  const label = element.getAttribute('aria-label');
  const labels = 'labels' in element ? [...((element.labels as NodeListOf<HTMLElement>) ?? [])] : [];
  return (label ?? (labels.length > 0 ? labels : [element]).map((one) => one.textContent).join(' ')).trim();
}

type ElementOf<R extends Role> = R extends 'button'
  ? HTMLButtonElement
  : R extends 'combobox'
    ? HTMLSelectElement
    : HTMLInputElement;

/** The one element of this role and name that is not in a closed dialog; null: there is none. */
export function query<R extends Role>(role: R, name: string): ElementOf<R> | null {
  const found = [...document.querySelectorAll<HTMLElement>(ROLES[role])].filter(
    (element) => nameOf(element) === name && !element.closest('dialog:not([open])'),
  );
  if (found.length > 1) throw new Error(`${found.length} of ${role} "${name}"`);
  return (found[0] as ElementOf<R> | undefined) ?? null;
}

/** As `query`, and it has to be there. */
export function get<R extends Role>(role: R, name: string): ElementOf<R> {
  const element = query(role, name);
  if (!element) throw new Error(`no ${role} "${name}" in: ${text()}`);
  return element;
}

/** As long as a person leaves between two things at the least: what the first did has been painted. */
async function breathe(): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve));
}

export async function press(name: string): Promise<void> {
  get('button', name).click();
  await breathe();
}

export async function type(name: string, value: string): Promise<void> {
  const field = get('textbox', name);
  field.value = value;
  field.dispatchEvent(new Event('input', { bubbles: true }));
  await breathe();
}

export async function choose(name: string, option: string): Promise<void> {
  const select = get('combobox', name);
  const found = [...select.options].find((one) => one.textContent === option);
  if (!found) throw new Error(`no option "${option}"`);
  select.value = found.value;
  select.dispatchEvent(new Event('change', { bubbles: true }));
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
