import { i18n } from '#i18n';

interface Props {
  primary: boolean;
  /** Left out: the button sends its form. */
  onPress?(): void;
}

/** The one button that signs in. It is the page's primary one until the person is in. */
export function SignInPress({ primary, onPress }: Props) {
  return (
    <div class="actions">
      <button type={onPress ? 'button' : 'submit'} class={primary ? 'primary' : ''} onClick={onPress}>
        {i18n.t('options.signIn.press')}
      </button>
    </div>
  );
}
