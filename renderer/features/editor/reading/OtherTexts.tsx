import { useEffect, useState, type RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { languageOfSide, type DocumentInfo, type Row, type RowNumber, type Side } from '#core/model/index.ts';
import { knownRow } from '../rows-cache.ts';
import { Sentence, type SentenceProps } from './Sentence.tsx';
import styles from './OtherTexts.module.css';

type OtherTextsProps = Pick<SentenceProps, 'row' | 'document' | 'editing' | 'readOnly' | 'words'> & {
  readonly columns: readonly Side[];
  readonly activeSide: Side;
};

/** The other texts of the current sentence, below the one that is read: they are moved to and edited as everywhere. */
export const OtherTexts = ({ columns, activeSide, row, document, ...rest }: OtherTextsProps) => {
  const { t } = useTranslation('reading');
  return (
    <section className={styles.others} aria-label={t('others')}>
      {columns.map((side) => (
        <div key={side} className={styles.place} data-other="">
          <div className={styles.other} lang={languageOfSide(document.columns, side)}>
            <span className={styles.name}>{rest.words.columns[side]}</span>
            <Sentence
              row={row}
              document={document}
              side={side}
              current
              active={side === activeSide}
              aside={false}
              {...rest}
            />
          </div>
        </div>
      ))}
    </section>
  );
};

type Hovered = { readonly row: RowNumber; readonly rect: DOMRect };

/** Milliseconds until a sentence that the pointer rests on shows its other texts. */
const rest = 350;

const useHovered = (scroller: RefObject<HTMLElement | null>): Hovered | null => {
  const [hovered, setHovered] = useState<Hovered | null>(null);
  useEffect(() => {
    const element = scroller.current;
    if (element === null) return undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let under: Element | null = null;
    const take = (now: Element | null): void => {
      if (now === under) return;
      under = now;
      clearTimeout(timer);
      setHovered(null);
      if (!(now instanceof HTMLElement)) return;
      timer = setTimeout(() => {
        const row = Number(now.dataset['row']);
        if (now.isConnected) setHovered({ row, rect: now.getBoundingClientRect() });
      }, rest);
    };
    const over = ({ target, buttons }: PointerEvent): void =>
      take(buttons === 0 && target instanceof Element ? target.closest('[data-row]') : null);
    const leave = (): void => take(null);
    const leaving = ['pointerleave', 'pointerdown', 'scroll', 'keydown'];
    element.addEventListener('pointerover', over, { passive: true });
    for (const name of leaving) element.addEventListener(name, leave, { passive: true });
    return () => {
      clearTimeout(timer);
      element.removeEventListener('pointerover', over);
      for (const name of leaving) element.removeEventListener(name, leave);
    };
  }, [scroller]);
  return hovered;
};

/** Room for the card below the sentence, in pixels; without it, it stands above. */
const room = 160;
const width = 440;

/** The other texts of the sentence under the pointer. The keyboard has those of the current one. */
export const HoveredTexts = ({
  scroller,
  columns,
  document,
  current,
}: {
  readonly scroller: RefObject<HTMLElement | null>;
  readonly columns: readonly Side[];
  readonly document: DocumentInfo;
  readonly current: RowNumber;
}) => {
  const hovered = useHovered(scroller);
  const row: Row | null = hovered === null || hovered.row === current ? null : knownRow(hovered.row);
  if (hovered === null || row === null) return null;
  const { rect } = hovered;
  const isBelow = rect.bottom + room < window.innerHeight;
  const left = Math.max(8, Math.min(rect.left, window.innerWidth - width - 8));
  return (
    <div
      role="tooltip"
      className={styles.card}
      style={{
        left,
        ...(isBelow ? { top: rect.bottom + 4 } : { bottom: window.innerHeight - rect.top + 4 }),
      }}
    >
      {columns.map((side) => (
        <p key={side} lang={languageOfSide(document.columns, side)}>
          {row.cells[side]?.text ?? ''}
        </p>
      ))}
    </div>
  );
};
