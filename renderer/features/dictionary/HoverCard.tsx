import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import { useTranslation } from 'react-i18next';
import type { FoundEntry } from '#api/dictionary.ts';
import { useFloatingRoot } from '../../ui/Floating.tsx';
import { useWorkspace } from '../../workspace/store.ts';
import { keyOf, useLookedUp } from './answers.ts';
import { Entry } from './Entry.tsx';
import { useHovered, watchPointer } from './hover.ts';
import styles from './HoverCard.module.css';

/** Entries of one dictionary, and lines between pointer and card. */
const mostEntries = 4;
const gap = 18;

type Named = { readonly id: string; readonly name: string; readonly entries: readonly FoundEntry[] };

/** What each dictionary has for the longest word that begins at the pointer. */
const useWord = (text: string): readonly Named[] => {
  const { data } = useLookedUp(text);
  if (text === '' || data === undefined) return [];
  // Where the whole stretch is no word, the longest one that begins it comes first.
  const firsts = data.answers.flatMap(({ parts }) => parts.slice(0, 1).map(({ word }) => word));
  const word = firsts.filter((one) => text.startsWith(one)).sort((a, b) => b.length - a.length)[0];
  return data.answers.flatMap(({ dictionary: { id, name }, entries, parts }) => {
    const own = [...entries, ...parts.flatMap((part) => (part.word === word ? part.entries : []))];
    return own.length === 0 ? [] : [{ id, name, entries: own.slice(0, mostEntries) }];
  });
};

/** The card, below the pointer or above it, where it is in sight. */
const Box = ({
  found,
  x,
  y,
}: {
  readonly found: readonly Named[];
  readonly x: number;
  readonly y: number;
}) => {
  const { t } = useTranslation('dictionary');
  const ref = useRef<HTMLDivElement>(null);
  const [place, setPlace] = useState({ left: x, top: y + gap });
  useLayoutEffect(() => {
    const box = ref.current?.getBoundingClientRect();
    if (box === undefined) return;
    const isLow = y + gap + box.height > window.innerHeight;
    const left = Math.max(8, Math.min(x, window.innerWidth - box.width - 8));
    setPlace({ left, top: isLow ? Math.max(8, y - gap - box.height) : y + gap });
  }, [x, y]);
  return (
    <div
      ref={ref}
      role="tooltip"
      aria-label={t('title')}
      data-dictionary-card
      className={styles.card}
      style={place}
    >
      {found.map(({ id, name, entries }) => (
        <div key={id} className={styles.answer}>
          {entries.map((entry) => (
            <Entry key={keyOf(entry)} entry={entry} />
          ))}
          <span className={styles.name}>{name}</span>
        </div>
      ))}
    </div>
  );
};

const Card = ({ text, x, y }: { readonly text: string; readonly x: number; readonly y: number }) => {
  const found = useWord(text);
  if (found.length === 0) return null;
  // Another word has a card of another size.
  return <Box key={`${text} ${found.length}`} found={found} x={x} y={y} />;
};

/** While it is wished for, what the dictionaries have for the word under the pointer. */
export const HoverCard = () => {
  const on = useWorkspace(({ preferences, project }) => preferences.hoverLookUp && project !== null);
  const hovered = useHovered((state) => state.hovered);
  const root = useFloatingRoot();
  useEffect(
    () => (on ? watchPointer((target) => target.closest('[data-dictionary-card]') !== null) : undefined),
    [on],
  );
  if (!on || hovered === null) return null;
  return createPortal(<Card {...hovered} />, root ?? document.body);
};
