import { i18n } from '#i18n';
import { MAX_CLIENT_ID_LENGTH } from '../../utils/booking/limits.ts';
import { CopyField } from '../shared/CopyField.tsx';
import { TextField } from '../shared/TextField.tsx';
import { Part } from './Part.tsx';
import { SignInPress } from './SignInPress.tsx';
import { SignInEnding } from './SignInSection.tsx';
import type { SignIn } from './use-sign-in.ts';

/** Where the platform's site for developers is. */
const DEVELOPER_SITE = 'https://developers.adultwork.com/';

interface Props {
  redirectUri: string;
  signIn: SignIn;
}

/** The three steps to a client ID, with the address to register first, and the field for it. */
export function ClientIdPart({ redirectUri, signIn }: Props) {
  return (
    <Part heading={i18n.t('options.signIn.steps')}>
      <ol class="plain-steps">
        <li>
          {i18n.t('options.signIn.step1')}{' '}
          <a href={DEVELOPER_SITE} target="_blank" rel="noreferrer">
            {i18n.t('options.signIn.developerSite')}
          </a>
        </li>
        <li>{i18n.t('options.signIn.step2')}</li>
        <li>{i18n.t('options.signIn.step3')}</li>
      </ol>
      <CopyField
        label={i18n.t('options.signIn.redirectUri')}
        hint={i18n.t('options.signIn.redirectUriHint')}
        copyLabel={i18n.t('options.signIn.copyRedirectUri')}
        value={redirectUri}
      />
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void (signIn.needsSetUp ? signIn.start() : signIn.keep());
        }}
      >
        <TextField
          label={i18n.t('options.signIn.clientId')}
          hint={i18n.t('options.signIn.clientIdHint')}
          maxLength={MAX_CLIENT_ID_LENGTH + 1}
          value={signIn.clientId}
          onInput={signIn.setClientId}
          error={signIn.error}
          inputRef={signIn.clientIdField}
        />
        {signIn.needsSetUp === true && (
          <>
            <SignInPress primary />
            <SignInEnding signIn={signIn} />
          </>
        )}
        {signIn.needsSetUp === false && (
          <div class="actions">
            <button type="submit">{i18n.t('options.signIn.saveClientId')}</button>
          </div>
        )}
      </form>
    </Part>
  );
}
