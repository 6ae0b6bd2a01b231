import { useEffect, useRef, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import type { Member } from '../../utils/booking/outcome.ts';
import { findMembers, holds } from '../../utils/members/find-members.ts';
import { memberWords } from './member-words.ts';

export interface MemberChoiceProps {
  id: string;
  describedBy: string | undefined;
  members: readonly Member[];
  /** Null: the token's own member. */
  chosen: Member | null;
  onChoose(userId: number | null): void;
}

/** So many choices are drawn at once; more are found by typing on. */
const SHOWN = 20;

/**
 * A choice among many members that is typed into, by name or ID. It is the editable combobox with a list of the ARIA Authoring Practices
 * (https://www.w3.org/WAI/ARIA/apg/patterns/combobox/): the focus stays in the field, and what is not chosen by Enter or a press is not
 * taken.
 */
export function MemberCombobox({ id, describedBy, members, chosen, onChoose }: MemberChoiceProps) {
  // Null: the list is closed, and the field shows the choice.
  const [typed, setTyped] = useState<string | null>(null);
  const [active, setActive] = useState(0);
  const list = useRef<HTMLDivElement>(null);
  const isOpen = typed !== null;
  const found = isOpen ? choicesFor(members, typed) : [];
  const shown = found.slice(0, SHOWN);

  useEffect(() => list.current?.children[active]?.scrollIntoView({ block: 'nearest' }), [active]);

  function search(text: string): void {
    setTyped(text);
    setActive(0);
  }
  function take(choice: Member | null | undefined): void {
    if (choice === undefined) return;
    setTyped(null);
    onChoose(choice?.userId ?? null);
  }

  /** Whether the key is used up here. */
  function onKey(key: string): boolean {
    const step = { ArrowDown: 1, ArrowUp: -1 }[key];
    if (step !== undefined) {
      if (!isOpen) search('');
      else if (shown.length > 0) setActive((active + step + shown.length) % shown.length);
      return true;
    }
    if (!isOpen || (key !== 'Enter' && key !== 'Escape')) return false;
    if (key === 'Enter') take(shown[active]);
    else setTyped(null);
    return true;
  }

  return (
    <div class="combobox">
      <input
        id={id}
        type="text"
        role="combobox"
        aria-expanded={isOpen}
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        aria-activedescendant={shown.length > 0 ? `${id}-${active}` : undefined}
        aria-describedby={describedBy}
        // As in `TextField.tsx`: not kept by the browser.
        autocomplete="off"
        spellcheck={false}
        value={typed ?? memberWords(chosen)}
        placeholder={memberWords(chosen)}
        onFocus={({ currentTarget }) => currentTarget.select()}
        onClick={() => !isOpen && search('')}
        onInput={({ currentTarget }) => search(currentTarget.value)}
        onBlur={() => setTyped(null)}
        onKeyDown={(event) => {
          if (!onKey(event.key)) return;
          event.preventDefault();
          // Escape closes the list, and not the card or the popup around it.
          event.stopPropagation();
        }}
      />
      <div
        id={`${id}-list`}
        ref={list}
        role="listbox"
        aria-label={i18n.t('shared.actingFor')}
        hidden={!isOpen}
      >
        {shown.map((choice, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are those of the field, which keeps the focus.
          <div
            key={choice?.userId ?? ''}
            id={`${id}-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === active}
            // The focus stays in the field, in Firefox too, where it goes with the mouse event.
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => take(choice)}
          >
            <bdi>{memberWords(choice)}</bdi>
          </div>
        ))}
      </div>
      {isOpen && found.length !== shown.length && (
        <p class="hint">{i18n.t('shared.moreMembers', { count: String(found.length - shown.length) })}</p>
      )}
      {isOpen && found.length === 0 && <p class="hint">{i18n.t('shared.noSuchMember')}</p>}
    </div>
  );
}

/** Oneself and the members that what was typed may mean; null: oneself. */
function choicesFor(members: readonly Member[], typed: string): (Member | null)[] {
  return [...(holds(memberWords(null), typed) ? [null] : []), ...findMembers(members, typed)];
}
