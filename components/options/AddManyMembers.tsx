import { useId, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { type ReadMembers, type RefusedLine, readMembers } from '../../utils/members/read-members.ts';
import { Announcement } from '../shared/Announcement.tsx';
import { refusalWords } from '../shared/refusal-words.ts';
import type { WorkerState } from '../shared/use-worker.ts';

function refusedWords({ line, text, why }: RefusedLine): string {
  const reasons: Record<RefusedLine['why'], string> = {
    'no-id': i18n.t('options.members.many.noId'),
    'no-name': i18n.t('options.members.many.noName'),
    'name-too-long': i18n.t('options.members.many.nameTooLong'),
    twice: i18n.t('options.members.many.twice'),
    'too-many': i18n.t('options.members.many.tooMany'),
  };
  return i18n.t('options.members.many.refused', { line: String(line), text, why: reasons[why] });
}

/** Many members from a pasted list. What was understood is shown first; lines that were refused stay in the field. */
export function AddManyMembers({ worker }: { worker: WorkerState }) {
  const id = useId();
  const [typed, setTyped] = useState('');
  const [read, setRead] = useState<ReadMembers | null>(null);
  const [said, setSaid] = useState<string | null>(null);
  const count = String(read?.members.length ?? 0);

  async function add({ members, refused }: ReadMembers) {
    const reply = await worker.ask({ kind: 'add-members', members });
    if (reply?.refused) setSaid(refusalWords(reply.refused));
    if (!reply?.state) return;
    setTyped(refused.map(({ text }) => text).join('\n'));
    setRead(null);
    setSaid(i18n.t('options.members.many.added', { count }));
  }

  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        setSaid(null);
        setRead(readMembers(typed, worker.state?.members ?? []));
      }}
    >
      <div class="field">
        <label for={id}>{i18n.t('options.members.many.label')}</label>
        <textarea
          id={id}
          rows={4}
          value={typed}
          onInput={(event) => {
            setTyped(event.currentTarget.value);
            setRead(null);
          }}
          aria-describedby={`${id}-hint`}
          autocomplete="off"
          spellcheck={false}
        />
        <p class="hint" id={`${id}-hint`}>
          {i18n.t('options.members.many.hint')}
        </p>
      </div>
      {read && (
        <ul class="rows scrolling">
          {read.members.map(({ userId, name }) => (
            <li key={userId}>
              <span class="row-text">
                <bdi>{name}</bdi> <span class="row-id">{userId}</span>
              </span>
            </li>
          ))}
          {read.refused.map((one) => (
            <li key={`line-${one.line}`}>{refusedWords(one)}</li>
          ))}
        </ul>
      )}
      <div class="actions">
        <button type="submit">{i18n.t('options.members.many.read')}</button>
        {read && read.members.length > 0 && (
          <button type="button" onClick={() => add(read)}>
            {i18n.t('options.members.many.add')}
          </button>
        )}
      </div>
      <Announcement>{read ? i18n.t('options.members.many.understood', { count }) : said}</Announcement>
    </form>
  );
}
