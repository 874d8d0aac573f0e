import { columnLanguage } from '#renderer/workspace/columns.ts';
import { useQuery } from '@tanstack/react-query';
import { Popover } from 'radix-ui';
import { useMemo, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { AnnotationInfo } from '#api/annotations.ts';
import { client } from '#renderer/api.ts';
import { useFloatingRoot } from '#renderer/ui/Floating.tsx';
import { light, setCurrent, show } from '#renderer/workspace/annotations.ts';
import { answerOf, liveKey } from '#renderer/workspace/queries.ts';
import { openPanel } from '#renderer/workspace/store.ts';
import { focusText } from '../move-commands.ts';
import { anchorIn, beginningOf } from './note-words.ts';
import { closeRowNotes, useListedRow, type ListedRow } from './row-notes-state.ts';
import styles from './RowNotes.module.css';

const mostNotes = 100;

/** Goes to an annotation's words and shows it in the panel. */
const choose = (info: AnnotationInfo, { row }: ListedRow): void => {
  closeRowNotes();
  show(info, anchorIn(info, row)?.side);
  openPanel('annotations');
  setCurrent(info.annotation.id);
};

const moveFocus = (event: KeyboardEvent<HTMLElement>): void => {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  const items = Array.from(event.currentTarget.querySelectorAll('button'));
  const at = items.findIndex((item) => item === document.activeElement);
  if (step !== undefined) items[(at + step + items.length) % items.length]?.focus();
  else if (event.key === 'Home') items[0]?.focus();
  else if (event.key === 'End') items.at(-1)?.focus();
  else return;
  event.preventDefault();
};

const Item = ({ info, listed }: { readonly info: AnnotationInfo; readonly listed: ListedRow }) => {
  const { t } = useTranslation(['annotations', 'editor']);
  const { annotation } = info;
  const anchor = anchorIn(info, listed.row);
  const state = annotation.resolution === null ? t('editor:notes.open') : t('editor:notes.closed');
  const author = annotation.author === '' ? t('annotations:noName') : annotation.author;
  return (
    <li>
      <button
        type="button"
        className={styles.item}
        data-resolved={annotation.resolution !== null}
        onClick={() => choose(info, listed)}
        onFocus={() => light(annotation.id)}
        onBlur={() => light(null)}
        onPointerEnter={() => light(annotation.id)}
        onPointerLeave={() => light(null)}
      >
        <span className={styles.head}>
          <span className={styles.kind} data-kind={annotation.kind}>
            {t(`annotations:kinds.${annotation.kind}`)}
          </span>
          <span
            className={styles.words}
            lang={anchor === undefined ? undefined : columnLanguage(anchor.side)}
          >
            {anchor?.words === '' ? anchor.quote : anchor?.words}
          </span>
        </span>
        <span className={styles.body}>{beginningOf(info)}</span>
        <span className={styles.foot}>
          {author} · {state}
        </span>
      </button>
    </li>
  );
};

const List = ({ listed }: { readonly listed: ListedRow }) => {
  const { row } = listed;
  const { t } = useTranslation('editor');
  const { data } = useQuery({
    queryKey: [liveKey, 'annotations', 'row', row],
    queryFn: () => answerOf(client.annotations.list({ filter: { row }, count: mostNotes })),
  });
  // The first one has the focus as soon as there is one.
  const focusFirst = (list: HTMLUListElement | null): void => list?.querySelector('button')?.focus();
  if (data === undefined) return null;
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <ul ref={focusFirst} className={styles.list} aria-label={t('notes.ofRow', { row })} onKeyDown={moveFocus}>
      {data.items.map((info) => (
        <Item key={info.annotation.id} info={info} listed={listed} />
      ))}
    </ul>
  );
};

/** The annotations of one row as a list: arrows move in it, Enter goes to one. */
export const RowNotes = () => {
  const { t } = useTranslation('editor');
  const listed = useListedRow((state) => state.listed);
  const floating = useFloatingRoot();
  const anchor = useMemo(
    () => ({ current: { getBoundingClientRect: () => listed?.rect ?? new DOMRect() } }),
    [listed],
  );
  if (listed === null) return null;
  return (
    <Popover.Root
      open
      onOpenChange={(now) => {
        if (!now) closeRowNotes();
      }}
    >
      <Popover.Anchor virtualRef={anchor} />
      <Popover.Portal container={floating}>
        <Popover.Content
          data-takes-focus
          className={styles.popover}
          align="start"
          sideOffset={4}
          collisionPadding={8}
          aria-label={t('notes.ofRow', { row: listed.row })}
          onOpenAutoFocus={(event) => event.preventDefault()}
          onCloseAutoFocus={(event) => {
            event.preventDefault();
            // Unless an annotation was chosen: the panel then has the focus.
            if (document.activeElement === null || document.activeElement === document.body) focusText();
          }}
        >
          <List key={listed.row} listed={listed} />
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
};
