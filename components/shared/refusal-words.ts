import { i18n } from '#i18n';
import type { Refusal } from '../../utils/booking/refusal.ts';

/** The sentence for something that the worker did not take: what is too much of it, and what to do. */
export function refusalWords({ reason, field, limit }: Refusal): string {
  const most = { limit: String(limit) };
  switch (reason) {
    case 'too-long':
      return field === 'page'
        ? i18n.t('shared.refused.pageTooLong', most)
        : i18n.t('shared.refused.tooLong', most);
    case 'too-many':
      return field === 'disabledPages'
        ? i18n.t('shared.refused.tooManyPages', most)
        : i18n.t('shared.refused.tooMany', most);
    case 'private-window':
      return i18n.t('shared.refused.privateWindow');
    case 'failed':
      return i18n.t('shared.refused.failed');
    case 'invalid':
      return i18n.t('shared.refused.invalid');
  }
}
