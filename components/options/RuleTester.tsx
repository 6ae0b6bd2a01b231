import { useState } from 'preact/hooks';
import { i18n } from '#i18n';
import type { OwnRules } from '../../utils/settings/page-settings.ts';
import { Announcement } from '../shared/Announcement.tsx';
import { TextField } from '../shared/TextField.tsx';
import { tryLink } from './try-link.ts';

/** The page that a link is tried on unless another is given: where bookings are listed. */
const BOOKINGS_PAGE = 'https://www.adultwork.com/PhoneChatBookings.asp';

function resultWords(link: string, page: string, rules: OwnRules): string {
  const result = tryLink(link, page, rules);
  if (result === 'no-page') return i18n.t('options.rules.tryNoPage');
  return result === null
    ? i18n.t('options.rules.tryNothing')
    : i18n.t('options.rules.tryFound', { id: String(result) });
}

/** Shows at once which booking a pasted link would give. Nothing that is tried leaves this page. */
export function RuleTester({ rules }: { rules: OwnRules }) {
  const [link, setLink] = useState('');
  const [page, setPage] = useState(BOOKINGS_PAGE);
  return (
    <div class="part">
      <h3>{i18n.t('options.rules.try')}</h3>
      <div class="field-pair">
        <TextField
          label={i18n.t('options.rules.tryLink')}
          hint={i18n.t('options.rules.tryHint')}
          value={link}
          onInput={setLink}
        />
        <TextField label={i18n.t('options.rules.tryPage')} value={page} onInput={setPage} />
      </div>
      <Announcement>{link.trim() === '' ? null : resultWords(link, page, rules)}</Announcement>
    </div>
  );
}
