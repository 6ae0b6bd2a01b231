import { i18n } from '#i18n';
import type { Page } from '../../utils/detect/page.ts';
import { holdsOn } from '../../utils/detect/page.ts';
import type { TaughtRule } from '../../utils/settings/page-settings.ts';
import { taughtKey } from '../../utils/settings/rule.ts';
import { wordsFor } from '../../utils/teach/words-for.ts';

interface Props {
  rules: readonly TaughtRule[];
  /** The page under the popup and its frames. */
  pages: readonly Page[];
  onTurnOn(rule: TaughtRule): void;
}

/** The kinds of link of this page that were turned off, by a person or because they found no booking, each with the way to turn it on again. */
export function TurnedOff({ rules, pages, onTurnOn }: Props) {
  const off = rules.filter(
    (rule) => rule.paused && pages.some((page) => holdsOn({ ...rule, paused: false }, page)),
  );
  return (
    <>
      <p role="status">
        {off.map((rule) => i18n.t('popup.teach.turnedOff', { what: wordsFor(rule) })).join(' ')}
      </p>
      {off.map((rule) => (
        <div key={taughtKey(rule)}>
          <button
            type="button"
            aria-label={i18n.t('options.cards.taughtOnOne', { what: wordsFor(rule) })}
            onClick={() => onTurnOn(rule)}
          >
            {i18n.t('options.cards.taughtOn')}
          </button>
        </div>
      ))}
    </>
  );
}
