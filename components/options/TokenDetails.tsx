import { i18n } from '#i18n';
import { BOOKINGS_SCOPE } from '../../utils/api/environments.ts';
import type { EpochMs } from '../../utils/booking/booking.ts';
import type { TokenStatus } from '../../utils/booking/token-status.ts';
import { relative } from '../../utils/words/relative.ts';
import { useNow } from '../shared/use-now.ts';

/** "In 18 minutes" is right to the minute when it is looked at again this often. */
const TICK_MS = 10_000;

function Expiry({ expiresAt }: { expiresAt: EpochMs }) {
  const now = useNow(TICK_MS);
  return <>{i18n.t('options.token.expires', { when: relative(expiresAt, now) })}</>;
}

function managesWords(isGroupManager: boolean | null): string {
  if (isGroupManager === null) return i18n.t('options.token.unknown');
  return isGroupManager ? i18n.t('options.token.yes') : i18n.t('options.token.no');
}

type Known = Extract<TokenStatus, { scopes: unknown }>;

/** Whose token it is, how long it lasts and what it may do. What the platform left out is "not known", never "no". */
export function TokenDetails({ status }: { status: Known }) {
  const { account, scopes, expiresAt } = status;
  const others = scopes.filter((scope) => scope !== BOOKINGS_SCOPE);
  const hasNeeded = scopes.includes(BOOKINGS_SCOPE);
  return (
    <dl class="details" aria-label={i18n.t('options.token.details')}>
      <div>
        <dt>{i18n.t('options.token.member')}</dt>
        <dd>{account?.userId ?? i18n.t('options.token.unknown')}</dd>
      </div>
      <div>
        <dt>{i18n.t('options.token.group')}</dt>
        <dd>{account?.groupName ?? i18n.t('options.token.unknown')}</dd>
      </div>
      <div>
        <dt>{i18n.t('options.token.manages')}</dt>
        <dd>{managesWords(account?.isGroupManager ?? null)}</dd>
      </div>
      <div>
        <dt>{i18n.t('options.token.until')}</dt>
        <dd>
          {expiresAt === null ? i18n.t('options.token.untilUnknown') : <Expiry expiresAt={expiresAt} />}
        </dd>
      </div>
      <div>
        <dt>{i18n.t('options.token.scopes')}</dt>
        <dd>
          <ul class="scopes">
            <li class={hasNeeded ? 'scope-granted' : 'scope-missing'}>
              <code>{BOOKINGS_SCOPE}</code>{' '}
              <span class="scope-note">
                {i18n.t('options.token.needed')},{' '}
                {hasNeeded ? i18n.t('options.token.granted') : i18n.t('options.token.missing')}
              </span>
            </li>
            {others.map((scope) => (
              <li key={scope}>
                <code>{scope}</code>
              </li>
            ))}
          </ul>
        </dd>
      </div>
    </dl>
  );
}
