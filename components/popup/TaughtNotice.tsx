import { i18n } from '#i18n';
import type { Teaching } from './use-taught.ts';

/** What was just taught, with the way back. */
export function TaughtNotice({ teaching: { taught, error, undo } }: { teaching: Teaching }) {
  return (
    <>
      <p role="status">{taught && i18n.t('popup.teach.taught', { count: String(taught.finds) })}</p>
      {taught && (
        <div>
          <button type="button" onClick={undo}>
            {i18n.t('popup.teach.undo')}
          </button>
        </div>
      )}
      {error && (
        <p class="field-error" role="alert">
          {error}
        </p>
      )}
    </>
  );
}
