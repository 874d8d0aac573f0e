import { memo } from 'react';
import type { ReadingLayout } from '#api/reading-values.ts';
import {
  isUnspaced,
  languageOfSide,
  type BlockKind,
  type DocumentInfo,
  type Row,
  type RowNumber,
  type Side,
} from '#core/model/index.ts';
import { cx } from '#renderer/ui/cx.ts';
import type { ShownRows } from '../filter/shown-rows.ts';
import { isShown } from '../filter/shown-rows.ts';
import { stretchesOf, type Stretch } from './reading-layout.ts';
import { RhythmRow } from './RhythmRow.tsx';
import { Sentence, type ReadingWords } from './Sentence.tsx';
import styles from './Reading.module.css';

/** What all sentences of a piece have in common. */
type PieceContext = {
  readonly document: DocumentInfo;
  /** The active text when it is in this piece. */
  readonly active: { readonly row: RowNumber; readonly side: Side } | null;
  readonly editing: boolean;
  readonly readOnly: boolean;
  readonly shown: ShownRows;
  /** Level of the headings of documents: those in the text come below them. */
  readonly headingsFrom: number;
  readonly words: ReadingWords;
};

const roleOf = (kind: BlockKind): 'heading' | 'paragraph' => (kind === 'heading' ? 'heading' : 'paragraph');

/** Sentences run together as a paragraph, a heading, an item of a list, as the document has them. */
const Prose = ({
  stretch: { side, rows, isMain },
  context: { document, active, editing, readOnly, shown, headingsFrom, words },
}: {
  readonly stretch: Stretch;
  readonly context: PieceContext;
}) => {
  const first = rows[0];
  if (first === undefined) return null;
  const { kind, level } = first.block;
  const language = languageOfSide(document.columns, side);
  return (
    <div
      role={roleOf(kind)}
      aria-level={kind === 'heading' ? Math.min(6, headingsFrom + Math.max(1, level)) : undefined}
      lang={language}
      className={cx(styles.prose, isUnspaced(language) && styles.unspaced, !isMain && styles.beside)}
      data-kind={kind}
      data-level={level}
      data-opens={first.opensBlock || undefined}
      data-name={words.columns[side]}
    >
      {rows.map((row) => {
        const isCurrent = active !== null && active.row === row.row;
        return (
          <Sentence
            key={row.segment}
            row={row}
            side={side}
            document={document}
            current={isCurrent}
            active={isCurrent && active.side === side}
            editing={isCurrent && editing}
            readOnly={readOnly}
            aside={!isShown(shown, row.row)}
            words={words}
          />
        );
      })}
    </div>
  );
};

type PieceProps = PieceContext & {
  readonly layout: ReadingLayout;
  readonly rows: readonly Row[];
  readonly columns: readonly Side[];
  /** The lengths of the sentences are shown. */
  readonly rhythm: boolean;
};

/** Lists of rows are made anew at every look; what counts is that the rows in them are the same. */
const isSamePiece = (before: PieceProps, now: PieceProps): boolean =>
  (Object.keys(now) as (keyof PieceProps)[]).every((key) => key === 'rows' || before[key] === now[key]) &&
  before.rows.length === now.rows.length &&
  now.rows.every((row, at) => row === before.rows[at]);

/** A piece of the text as it is laid out: its columns, or its sentences, in the order in which they are read. */
export const Piece = memo(
  ({ layout, rows, columns, rhythm, ...context }: PieceProps) => (
    <>
      {stretchesOf(layout, rows, columns).map((stretch) => (
        <Prose key={stretch.key} stretch={stretch} context={context} />
      ))}
      {rhythm ? <RhythmRow rows={rows} columns={columns} document={context.document} /> : null}
    </>
  ),
  isSamePiece,
);
Piece.displayName = 'Piece';
