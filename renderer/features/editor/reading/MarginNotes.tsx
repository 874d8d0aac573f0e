import { useEffect, useLayoutEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { AnnotationInfo } from '#api/annotations.ts';
import type { RowNumber } from '#core/model/index.ts';
import { cx } from '#renderer/ui/cx.ts';
import { useEscape } from '#renderer/ui/use-escape.ts';
import { light, setCurrent, show, useAnnotating } from '#renderer/workspace/annotations.ts';
import { openPanel } from '#renderer/workspace/store.ts';
import { anchorIn, beginningOf } from '../marks/note-words.ts';
import { focusText } from '../move-commands.ts';
import styles from './MarginNotes.module.css';

/** An annotation, and the first row of the piece in which it has words. */
export type MarginNote = { readonly info: AnnotationInfo; readonly row: RowNumber };

/** Room between two cards, in pixels. */
const gap = 6;

/**
 * Puts each card beside its sentence, or below the card before it where there is no room. All is read before anything is
 * written, so that the page is laid out once.
 */
const placeCards = (list: HTMLElement): void => {
  const piece = list.parentElement;
  if (piece === null || list.offsetParent === null) return;
  const cards = Array.from(list.querySelectorAll<HTMLElement>('[data-note-row]'));
  const top = list.getBoundingClientRect().top;
  const read = cards.map((card) => ({
    card,
    height: card.offsetHeight,
    wanted:
      piece.querySelector(`[data-row="${card.dataset['noteRow'] ?? ''}"]`)?.getBoundingClientRect().top ??
      top,
  }));
  let bottom = 0;
  for (const { card, height, wanted } of read) {
    const space = Math.max(bottom === 0 ? 0 : gap, wanted - top - bottom);
    card.style.marginTop = `${space}px`;
    bottom += space + height;
  }
};

const Card = ({ note: { info, row } }: { readonly note: MarginNote }) => {
  const { t } = useTranslation(['annotations', 'editor', 'reading']);
  const { annotation, replies } = info;
  const isCurrent = useAnnotating(({ current, lit }) => current === annotation.id || lit === annotation.id);
  const said = beginningOf(info);
  const open = (): void => {
    show(info, anchorIn(info, row)?.side);
    openPanel('annotations');
    setCurrent(annotation.id);
  };
  return (
    <button
      type="button"
      className={cx(
        styles.card,
        isCurrent && styles.current,
        annotation.resolution !== null && styles.resolved,
      )}
      data-note-row={row}
      data-kind={annotation.kind}
      onClick={open}
      onFocus={() => light(annotation.id)}
      onBlur={() => light(null)}
      onPointerEnter={() => light(annotation.id)}
      onPointerLeave={() => light(null)}
    >
      <span className={styles.head}>
        {t(`annotations:kinds.${annotation.kind}`)} ·{' '}
        {annotation.author === '' ? t('annotations:noName') : annotation.author}
        {replies.length === 0 ? null : ` · ${t('reading:replies', { count: replies.length })}`}
        {annotation.resolution === null ? null : ` · ${t('editor:notes.closed')}`}
      </span>
      {said === '' ? null : <span className={styles.body}>{said}</span>}
    </button>
  );
};

/** The annotations of a piece, each beside its sentence. Tab goes to them from the sentence, Escape back into the text. */
export const MarginNotes = ({ notes }: { readonly notes: readonly MarginNote[] }) => {
  const { t } = useTranslation('reading');
  const list = useRef<HTMLFieldSetElement>(null);
  useLayoutEffect(() => {
    if (list.current !== null) placeCards(list.current);
  });
  useEffect(() => {
    const piece = list.current?.parentElement;
    if (piece === null || piece === undefined) return undefined;
    const observer = new ResizeObserver(() => {
      if (list.current !== null) placeCards(list.current);
    });
    observer.observe(piece);
    return () => observer.disconnect();
  }, []);
  useEscape(list, () => {
    focusText();
    return true;
  });
  return (
    // A group, no landmark: there is one beside every paragraph.
    <fieldset ref={list} className={styles.margin} aria-label={t('margin')} data-own-keys="">
      {notes.map((note) => (
        <Card key={note.info.annotation.id} note={note} />
      ))}
    </fieldset>
  );
};
