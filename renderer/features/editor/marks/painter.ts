import type { AnnotationRange } from '#api/annotations.ts';
import type { Mark, Range } from '#core/model/index.ts';
import { useAnnotating } from '#renderer/workspace/annotations.ts';
import { cellKey, type CellKey } from '#renderer/workspace/highlights.ts';
import { chosenRanges, useChosen } from '../selecting/grid-selection.ts';
import { highlightName, levelled } from './groups.ts';

/** A text on the screen. Ranges are null where the text has nothing of the kind (any more). */
export type DrawnText = {
  readonly key: CellKey;
  /** The annotations in it, and where their words are drawn. */
  readonly marks: () => readonly { readonly mark: Mark; readonly range: AbstractRange | null }[];
  /** Where terms of the termbase are drawn. */
  readonly terms?: readonly AbstractRange[];
  /** Where issues are underlined in it, by their code points, and where these are drawn. */
  readonly underlined?: () => readonly (Range & { readonly range: AbstractRange | null })[];
  /** Where a stretch of it (code points) is drawn. */
  readonly rangeOf: (start: number, end: number) => AbstractRange | null;
};

type Painted = { readonly name: string; readonly range: AbstractRange };

const canPaint = 'highlights' in CSS;
const drawn = new Map<CellKey, DrawnText>();
const painted = new Map<CellKey, readonly Painted[]>();

/** The highlights of terms and of issues, below all others. */
const knownTerm = 'known-term';
const issueWords = 'issue-words';

/** What lies over what: notes below what a search found (0 and 1), the states of notes above. */
const priorities: Readonly<Record<string, number>> = {
  [knownTerm]: -4,
  [issueWords]: -3,
  'note-lit': 2,
  'note-current': 3,
  'note-pending': 4,
  chosen: 5,
};

const highlight = (name: string): Highlight => {
  const known = CSS.highlights.get(name);
  if (known !== undefined) return known;
  const made = new Highlight();
  made.priority = priorities[name] ?? (name.startsWith('note-resolved') ? -2 : -1);
  CSS.highlights.set(name, made);
  return made;
};

const wipe = (key: CellKey): void => {
  for (const { name, range } of painted.get(key) ?? []) highlight(name).delete(range);
  painted.delete(key);
};

/** Paints the marks of one text, in place of those painted before. */
const paintMarks = (text: DrawnText): void => {
  wipe(text.key);
  const marks = text.marks();
  const terms = (text.terms ?? []).map((range): Painted => ({ name: knownTerm, range }));
  const issues = (text.underlined?.() ?? []).flatMap(({ range }): readonly Painted[] =>
    range === null || range.collapsed ? [] : [{ name: issueWords, range }],
  );
  if (marks.length === 0 && terms.length === 0 && issues.length === 0) return;
  const rangeOf = new Map(marks.map(({ mark, range }) => [mark, range]));
  const notes = levelled(marks.map(({ mark }) => mark)).flatMap((each): readonly Painted[] => {
    const range = rangeOf.get(each.mark) ?? null;
    return range === null || range.collapsed ? [] : [{ name: highlightName(each), range }];
  });
  const now = [...terms, ...issues, ...notes];
  for (const { name, range } of now) highlight(name).add(range);
  painted.set(text.key, now);
};

const rangesIn = (ranges: readonly AnnotationRange[]): readonly AbstractRange[] =>
  ranges.flatMap(({ segment, side, start, end }) => {
    const range = drawn.get(cellKey(segment, side))?.rangeOf(start, end) ?? null;
    return range === null ? [] : [range];
  });

const rangesOf = (annotation: number | null): readonly AbstractRange[] =>
  annotation === null
    ? []
    : Array.from(drawn.values()).flatMap((text) =>
        text
          .marks()
          .flatMap(({ mark, range }) => (mark.annotation === annotation && range !== null ? [range] : [])),
      );

const fill = (name: string, ranges: readonly AbstractRange[]): void => {
  if (ranges.length === 0 && !CSS.highlights.has(name)) return;
  const now = highlight(name);
  now.clear();
  for (const range of ranges) now.add(range);
};

/** Paints what the user is about: the few stretches that are lit, chosen, or being annotated. */
const paintStates = (): void => {
  if (!canPaint) return;
  const { lit, current, pending } = useAnnotating.getState();
  fill('note-lit', rangesOf(lit));
  fill('note-current', rangesOf(current));
  fill('note-pending', rangesIn(pending));
  fill('chosen', rangesIn(chosenRanges()));
};

const isAbout = (): boolean => {
  const { lit, current, pending } = useAnnotating.getState();
  return lit !== null || current !== null || pending.length > 0 || useChosen.getState().selection !== null;
};

let frame: number | null = null;

/** Texts come and go many at a time while scrolling: once a frame is enough, and only when there is something. */
const paintStatesSoon = (): void => {
  if (frame !== null || !isAbout()) return;
  frame = requestAnimationFrame(() => {
    frame = null;
    paintStates();
  });
};

/** Shows the marks of a text that is now on the screen, or that changed. Answers how to say that it is gone. */
export const paintText = (text: DrawnText): (() => void) => {
  if (!canPaint) return () => undefined;
  drawn.set(text.key, text);
  paintMarks(text);
  paintStatesSoon();
  return () => {
    // Another may have taken its place: the editor that opened in it, or the text after the editor.
    if (drawn.get(text.key) !== text) return;
    drawn.delete(text.key);
    wipe(text.key);
  };
};

/** The text of a cell as it is on the screen. */
export const drawnText = (key: CellKey): DrawnText | null => drawn.get(key) ?? null;

/** Repaints as the user goes about. Answers how to stop. */
export const watchStates = (): (() => void) => {
  const stops = [useAnnotating.subscribe(paintStates), useChosen.subscribe(paintStates)];
  return () => {
    for (const stop of stops) stop();
  };
};
