import { useEffect, useRef, type KeyboardEvent, type MouseEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { cutPlaces, nearestPlace } from '#core/splitting/places.ts';
import type { SplitPlace, SplitText } from '#core/splitting/propose.ts';
import { codePointLength, sliceCodePoints } from '#core/text/codepoints.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { cx } from '#renderer/ui/cx.ts';
import { Dialog } from '#renderer/ui/Dialog.tsx';
import { useWorkspace } from '#renderer/workspace/store.ts';
import { focusText } from '../move-commands.ts';
import { ownWords } from '../selecting/own-words.ts';
import {
  closePreview,
  confirmSplit,
  moveCut,
  stepCut,
  useSplitting,
  type CutUnit,
  type Previewed,
} from './split-store.ts';
import styles from './SplitPreview.module.css';

/** The code point of the text at a click in it, when the browser tells. */
const pointAt = (event: MouseEvent<HTMLElement>): number | null => {
  const found = document.caretPositionFromPoint?.(event.clientX, event.clientY) ?? null;
  const node = found?.offsetNode ?? null;
  if (found === null || node === null || !event.currentTarget.contains(node)) return null;
  const range = document.createRange();
  range.selectNodeContents(event.currentTarget);
  range.setEnd(node, found.offset);
  return codePointLength(range.toString());
};

/** A value that keys move; an input of numbers could not show it in its words. */
const slider = 'slider';

const unitOf = (event: KeyboardEvent): CutUnit =>
  event.altKey ? 'character' : event.ctrlKey || event.metaKey ? 'mark' : 'word';

/** Both halves, with the cut between them. */
const Halves = ({ text, at }: { readonly text: string; readonly at: number | null }) => {
  if (at === null) return <span className={styles.first}>{text}</span>;
  return (
    <>
      <span className={styles.first}>{sliceCodePoints(text, 0, at)}</span>
      <span className={styles.cut} aria-hidden />
      <span className={styles.second}>{sliceCodePoints(text, at)}</span>
    </>
  );
};

/** Moves the cut of a text by a key. */
const hearKey = (event: KeyboardEvent, text: SplitText, at: number | null): void => {
  if (event.key === 'ArrowLeft') stepCut(text, at, -1, unitOf(event));
  else if (event.key === 'ArrowRight') stepCut(text, at, 1, unitOf(event));
  else if (event.key === 'Home') stepCut(text, 0, 1, unitOf(event));
  else if (event.key === 'End') stepCut(text, Infinity, -1, unitOf(event));
  else if (event.key === 'Delete' || event.key === 'Backspace') moveCut(text.side, null);
  else return;
  event.preventDefault();
  event.stopPropagation();
};

/** One text with its cut, to be moved by keys or a click; of a converted text only to be seen. */
const Cut = ({
  text,
  place,
  focused,
}: {
  readonly text: SplitText;
  readonly place: SplitPlace;
  readonly focused: boolean;
}) => {
  const { t } = useTranslation('editor');
  const line = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (focused) line.current?.focus();
  }, [focused]);
  const { side, language, rich, follows } = text;
  const { at, by } = place;
  const head = (
    <p className={styles.head}>
      <span className={styles.column}>{t(`columns.${side}`)}</span>
      <span className={cx(by === 'share' && styles.unsure)}>{t(`split.by.${by}`)}</span>
    </p>
  );
  if (follows !== null) {
    return (
      <div className={styles.text}>
        {head}
        <div lang={language} className={cx(styles.line, styles.along)}>
          <Halves text={rich.text} at={at} />
        </div>
      </div>
    );
  }
  const onClick = (event: MouseEvent<HTMLElement>): void => {
    const point = pointAt(event);
    const { places } = cutPlaces(rich, language, ownWords());
    const nearest =
      point === null
        ? null
        : nearestPlace(
            places.filter(({ splits }) => splits !== 'word'),
            point,
          );
    if (nearest !== null) moveCut(side, nearest.at);
  };
  const length = codePointLength(rich.text);
  return (
    <div className={styles.text}>
      {head}
      {/* It is a slider, as its role says. */}
      {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions */}
      <div
        ref={line}
        role={slider}
        tabIndex={0}
        aria-label={t(`columns.${side}`)}
        aria-valuemin={0}
        aria-valuemax={length}
        aria-valuenow={at ?? length}
        aria-valuetext={
          at === null
            ? t('split.by.kept')
            : t('split.cut', {
                first: sliceCodePoints(rich.text, 0, at),
                second: sliceCodePoints(rich.text, at),
              })
        }
        lang={language}
        className={styles.line}
        onKeyDown={(event) => hearKey(event, text, at)}
        onClick={onClick}
      >
        <Halves text={rich.text} at={at} />
      </div>
    </div>
  );
};

const Texts = ({ previewed, onSplit }: { readonly previewed: Previewed; readonly onSplit: () => void }) => {
  const { t } = useTranslation('editor');
  const { side, texts, places } = previewed;
  const leader = texts.find((text) => text.side === side)?.follows ?? side;
  const onKeyDown = (event: KeyboardEvent): void => {
    const isButton = event.target instanceof Element && event.target.closest('button') !== null;
    if (event.key !== 'Enter' || isButton) return;
    event.preventDefault();
    onSplit();
  };
  return (
    // The keys are heard from all its texts.
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
    <div className={styles.preview} onKeyDown={onKeyDown}>
      {texts
        .filter(({ rich }) => rich.text !== '')
        .map((text) => (
          <Cut
            key={text.side}
            text={text}
            place={places.get(text.side) ?? { at: null, by: 'kept' }}
            focused={text.side === leader}
          />
        ))}
      <p className={styles.help}>{t('split.help')}</p>
      <div className={styles.foot}>
        <Button look="primary" onClick={onSplit}>
          {t('split.go')}
        </Button>
        <Button onClick={closePreview}>{t('split.cancel')}</Button>
      </div>
    </div>
  );
};

/** Where the texts of a row will be cut: shown before it is done, moved by keys or the mouse, done with Enter. */
export const SplitPreview = () => {
  const { t } = useTranslation('editor');
  const previewed = useSplitting((state) => state.previewed);
  const isOpen = useWorkspace(({ overlay }) => overlay === 'split');
  const confirmed = useRef<(() => void) | null>(null);
  return (
    <Dialog
      open={isOpen && previewed !== null}
      onClose={closePreview}
      title={t('split.title', { row: previewed?.row.row ?? 0 })}
      closeLabel={t('split.cancel')}
      wide
      onClosed={() => {
        const split = confirmed.current;
        confirmed.current = null;
        if (split === null) focusText();
        else split();
      }}
    >
      {previewed === null ? null : (
        <Texts
          previewed={previewed}
          onSplit={() => {
            confirmed.current ??= confirmSplit();
          }}
        />
      )}
    </Dialog>
  );
};
