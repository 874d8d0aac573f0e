import type { VirtualItem } from '@tanstack/react-virtual';
import { useEffect, useMemo, useRef, type CSSProperties, type ReactNode, type RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { useShallow } from 'zustand/react/shallow';
import type { DocumentInfo, ProjectInfo, Row, RowNumber, Side } from '#core/model/index.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { cx } from '#renderer/ui/cx.ts';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { FailureNotice } from '#renderer/workspace/FailureNotice.tsx';
import { useReviewing } from '#renderer/workspace/reviewing.ts';
import { columnsOf, documentAt, shownColumns, useWorkspace } from '#renderer/workspace/store.ts';
import { useRowView } from '../filter/row-view.ts';
import { holdGridView } from '../grid-view.ts';
import { gridWords } from '../grid-words.ts';
import { listenIn } from '../pointer.ts';
import { usePaintedFinds } from '../use-painted-finds.ts';
import { MarginNotes, type MarginNote } from './MarginNotes.tsx';
import { HoveredTexts, OtherTexts } from './OtherTexts.tsx';
import { pieceOf, rowsOfPiece, type TextPieces } from './pieces-of-text.ts';
import { Piece } from './Piece.tsx';
import { ReadingBar } from './ReadingBar.tsx';
import { inReadingOrder } from './reading-order.ts';
import type { ReadingWords } from './Sentence.tsx';
import { useSentenceInSight, type Pieces } from './sentence-in-sight.ts';
import { useMarginNotes } from './use-margin-notes.ts';
import { usePieces } from './use-pieces.ts';
import { useTextPieces } from './use-text-pieces.ts';
import styles from './Reading.module.css';

const useReadingWords = (project: ProjectInfo): ReadingWords => {
  const { t } = useTranslation(['editor', 'reading']);
  return useMemo(
    () => ({ ...gridWords(t, columnsOf(project)), untranslated: t('reading:untranslated') }),
    [t, project],
  );
};

/** What commands ask of the text as it is drawn here. */
const drawnIn = (
  body: HTMLElement,
  pieces: Pieces,
  text: TextPieces,
): Parameters<typeof holdGridView>[0] => ({
  rowsInSight: () => {
    const { startIndex = 0, endIndex = 0 } = pieces.range ?? {};
    return rowsOfPiece(text, endIndex).first - rowsOfPiece(text, startIndex).first;
  },
  scrollInRow: () => false,
  cell: (row, side) =>
    body.querySelector<HTMLElement>(`[data-row="${row}"] [data-side="${CSS.escape(side)}"]`),
});

/** Tells commands how the text is drawn, and hears the pointer and the keys in it. */
const useDrawn = (body: RefObject<HTMLElement | null>, pieces: Pieces, text: TextPieces): void => {
  useEffect(
    () => (body.current === null ? undefined : holdGridView(drawnIn(body.current, pieces, text))),
    [body, pieces, text],
  );
  useEffect(() => (body.current === null ? undefined : listenIn(body.current)), [body]);
};

/** The place of a piece, under the name of its document where that begins with it; as high as it will be until its texts are there. */
const Item = ({
  measure,
  item,
  project,
  first,
  continues,
  children,
}: {
  readonly measure: Pieces['measureElement'];
  readonly item: VirtualItem;
  readonly project: ProjectInfo;
  readonly first: RowNumber;
  /** It is no beginning of a paragraph, but goes on with one. */
  readonly continues: boolean;
  /** What is drawn of it; null while its texts are on their way. */
  readonly children: (document: DocumentInfo) => ReactNode;
}) => {
  const document = documentAt(project, first);
  const drawn = document === null ? null : children(document);
  const isNamed = project.documents.length > 1 && document?.firstRow === first;
  return (
    <div
      ref={measure}
      data-index={item.index}
      className={styles.item}
      style={{ transform: `translateY(${item.start}px)` }}
    >
      {isNamed ? <h2 className={styles.document}>{document.name}</h2> : null}
      {drawn === null ? (
        <div style={{ height: item.size }} aria-hidden />
      ) : (
        <div className={cx(styles.piece, continues && styles.continued)}>{drawn}</div>
      )}
    </div>
  );
};

/** What the columns are called that stand beside each other. */
const Heads = ({ columns, words }: { readonly columns: readonly Side[]; readonly words: ReadingWords }) => (
  <div className={styles.heads}>
    <div className={styles.piece}>
      {columns.map((side) => (
        <span key={side}>{words.columns[side]}</span>
      ))}
    </div>
  </div>
);

/** The margin of a piece; nothing where it has no annotations. */
const NotesBeside = ({ notes }: { readonly notes: readonly MarginNote[] }) =>
  notes.length === 0 ? null : <MarginNotes notes={notes} />;

/** Of one text: the others of the current sentence, and of the one under the pointer. One that is active is shown in any case. */
const Others = ({
  project,
  columns,
  rows,
  isWanted,
  scroller,
  words,
  readOnly,
}: {
  readonly project: ProjectInfo;
  readonly columns: readonly Side[];
  readonly rows: readonly Row[];
  readonly isWanted: boolean;
  readonly scroller: RefObject<HTMLElement | null>;
  readonly words: ReadingWords;
  readonly readOnly: boolean;
}) => {
  const active = useWorkspace((state) => state.active);
  const mode = useWorkspace((state) => state.mode);
  const rest = columns.slice(1);
  const row = rows.find(({ row: number }) => number === active.row);
  const document = documentAt(project, active.row);
  if (document === null || rest.length === 0) return null;
  return (
    <>
      <HoveredTexts scroller={scroller} columns={rest} document={document} current={active.row} />
      {row !== undefined && (isWanted || rest.includes(active.side)) ? (
        <OtherTexts
          columns={rest}
          activeSide={active.side}
          row={row}
          document={document}
          editing={mode === 'edit'}
          readOnly={readOnly}
          words={words}
        />
      ) : null}
    </>
  );
};

/** What is read, and how: what the user chose, and where they are. */
const useRead = (project: ProjectInfo) => {
  const active = useWorkspace((state) => state.active);
  const mode = useWorkspace((state) => state.mode);
  const reading = useWorkspace((state) => state.reading);
  const hidden = useWorkspace((state) => state.preferences.hiddenColumns);
  const columns = useWorkspace(
    useShallow(() => inReadingOrder(shownColumns(project, hidden), reading.order)),
  );
  const { closed, ask } = useReviewing(useShallow((state) => ({ closed: state.closed, ask: state.ask })));
  const shown = useRowView((state) => state.shown);
  return { ...reading, active, mode, columns, ask, shown, readOnly: project.readOnly || closed };
};

/** The text in pieces, of which only those in sight are drawn. */
const Pages = ({ project, text }: { readonly project: ProjectInfo; readonly text: TextPieces }) => {
  const { t } = useTranslation('reading');
  const words = useReadingWords(project);
  const body = useRef<HTMLDivElement>(null);
  const scroller = useRef<HTMLDivElement>(null);
  const { active, mode, columns, ask, shown, readOnly, ...reading } = useRead(project);
  const { layout, rhythm, notes, others } = reading;
  const texts = layout === 'columns' ? columns.length : 1;
  const isNarrowing = layout === 'stacked' || layout === 'interleaved';
  const { pieces, drawn, rows } = usePieces(
    { text, active, stacked: isNarrowing ? columns.length : 1, measures: String(columns.length) },
    scroller,
  );
  const notesOf = useMarginNotes(rows, notes);
  usePaintedFinds(body, rows, columns);
  useEffect(() => ask(rows.map(({ segment }) => segment)));
  const activePiece = pieceOf(text, active.row);
  const isComplete = drawn.every((each) => each.isComplete);
  const isEditing = mode === 'edit';
  useSentenceInSight(pieces, scroller, { piece: activePiece, ...active }, isEditing, isComplete);
  useDrawn(body, pieces, text);

  return (
    <section
      ref={body}
      aria-label={t('label', { name: project.name })}
      data-place="grid"
      data-view="reading"
      data-layout={layout}
      data-texts={texts}
      data-notes-beside={notes || undefined}
      className={styles.body}
      style={{ '--texts': texts } as CSSProperties}
    >
      {layout === 'columns' ? <Heads columns={columns} words={words} /> : null}
      <div ref={scroller} className={styles.scroller}>
        <div className={styles.pages} style={{ height: pieces.getTotalSize() }}>
          {drawn.map(({ item, first, rows: among, isComplete: isThere }) => (
            <Item
              key={item.key}
              measure={pieces.measureElement}
              item={item}
              project={project}
              first={first}
              continues={among[0]?.opensBlock === false}
            >
              {(document) =>
                isThere ? (
                  <>
                    <Piece
                      layout={layout}
                      rhythm={rhythm}
                      rows={among}
                      columns={columns}
                      document={document}
                      active={item.index === activePiece ? active : null}
                      editing={isEditing && item.index === activePiece}
                      readOnly={readOnly}
                      shown={shown}
                      headingsFrom={project.documents.length > 1 ? 2 : 1}
                      words={words}
                    />
                    <NotesBeside notes={notesOf(among)} />
                  </>
                ) : null
              }
            </Item>
          ))}
        </div>
      </div>
      {layout === 'single' ? (
        <Others {...{ project, columns, rows, scroller, words, readOnly }} isWanted={others} />
      ) : null}
    </section>
  );
};

/** The text of the project as prose to be read: the same sentences, keys and editor as in the grid. */
export const ReadingView = ({ project }: { readonly project: ProjectInfo }) => {
  const { t } = useTranslation('reading');
  const { layout, rhythm } = useWorkspace((state) => state.reading);
  const { text, failure, again } = useTextPieces(project);
  return (
    <>
      <ReadingBar project={project} />
      {failure === null ? null : (
        <EmptyState
          title={t('failed')}
          actions={
            <Button small onClick={again}>
              {t('again')}
            </Button>
          }
        >
          <FailureNotice failure={failure} />
        </EmptyState>
      )}
      {text === null ? null : <Pages key={`${layout} ${rhythm}`} project={project} text={text} />}
    </>
  );
};
