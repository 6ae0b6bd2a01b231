import type { PageSettings } from './page-settings.ts';
import { readCardSettings } from './read-card-settings.ts';
import { readOwnRules } from './read-own-rules.ts';

/**
 * The settings of the cards as they are in storage, each taken alone: what does not fit is its default, what is too much is left out.
 * The worker and every page read them so, that what one obeys the other shows. By hand, since a schema library would weigh more
 * than all else on the page.
 */
export function readPageSettings(stored: unknown): PageSettings {
  return { ...readCardSettings(stored), ...readOwnRules(stored) };
}
