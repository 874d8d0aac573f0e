import { useId, useRef, useState, type KeyboardEvent, type Ref } from 'react';
import { useTranslation } from 'react-i18next';
import { Suggestions, useSuggestions } from '#renderer/ui/Suggestions.tsx';
import { TextArea } from '#renderer/ui/TextArea.tsx';
import { useEscape } from '#renderer/ui/use-escape.ts';
import type { FieldIds } from '#renderer/ui/Field.tsx';
import { mentionTyped, namesFor } from '../card/mentions.ts';
import { usePeople } from '../list/use-annotations.ts';
import styles from './Fields.module.css';

/** Where a note is written: grows with it, completes @names, saves with Ctrl+Enter. */
export const NoteArea = ({
  ids,
  ref,
  value,
  placeholder,
  onChange,
  onSave,
}: {
  readonly ids: FieldIds;
  readonly ref?: Ref<HTMLTextAreaElement>;
  readonly value: string;
  readonly placeholder: string;
  readonly onChange: (value: string) => void;
  readonly onSave: () => void;
}) => {
  const { t } = useTranslation('annotations');
  const listId = useId();
  const box = useRef<HTMLDivElement>(null);
  const people = usePeople();
  const [caret, setCaret] = useState<number | null>(null);
  const typed = caret === null ? null : mentionTyped(value, caret);
  const names = typed === null ? [] : namesFor(typed.typed, people);
  const take = (name: string): void => {
    const area = box.current?.querySelector('textarea');
    if (typed === null || caret === null || area === null || area === undefined) return;
    const before = `${value.slice(0, typed.start)}@${name} `;
    onChange(before + value.slice(caret));
    setCaret(null);
    requestAnimationFrame(() => area.setSelectionRange(before.length, before.length));
  };
  const { open, chosen, onKey, putAway, props } = useSuggestions(listId, names, take);
  useEscape(box, putAway);
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>): void => {
    if (onKey(event)) return;
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      onSave();
    }
  };
  return (
    <div ref={box} className={styles.note}>
      <TextArea
        {...ids}
        {...(names.length === 0 ? {} : props)}
        {...(ref === undefined ? {} : { ref })}
        value={value}
        maxLength={100_000}
        placeholder={placeholder}
        onChange={(event) => {
          onChange(event.target.value);
          setCaret(event.target.selectionStart);
        }}
        onSelect={(event) => {
          if (caret !== null) setCaret(event.currentTarget.selectionStart);
        }}
        onBlur={() => setCaret(null)}
        onKeyDown={onKeyDown}
      />
      {open ? (
        <Suggestions id={listId} label={t('people')} options={names} chosen={chosen} onTake={take} />
      ) : null}
    </div>
  );
};
