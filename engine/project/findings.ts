import type { CheckedRow, CheckedText, KnownSpelling, KnownTerms } from '#core/checks/check.ts';
import type { KnownGrammar } from '#core/checks/grammar.ts';
import { checks } from '#core/checks/index.ts';
import { findingHash, kindKey } from '#core/checks/registry.ts';
import {
  convertedFrom,
  languageOfSide,
  type BlockKind,
  type Cell,
  type DocumentId,
  type Finding,
  type IgnoredFinding,
  type Range,
  type Row,
  type SegmentId,
  type Side,
} from '#core/model/index.ts';
import { cellsOf } from '../store/cells-repository.ts';
import type { StoredDocument } from '../store/documents-repository.ts';
import { alignmentsOf } from '../store/alignments-repository.ts';
import { ignoredIn } from '../store/ignored-findings-repository.ts';
import { lostPlaces } from '../store/repairs-repository.ts';
import { shownGrammar } from './grammar.ts';
import type { OpenProject } from './open-project.ts';
import { knownSpelling } from './spelling.ts';
import { shownTerms } from './terms.ts';
import { timedPlaces } from './timed-places.ts';

/** A finding of a row, with what tells whether it is ignored. */
export type RowFinding = { readonly segment: SegmentId; readonly finding: Finding; readonly hash: string };

type RowTexts = {
  readonly segment: SegmentId;
  readonly document: Pick<StoredDocument, 'columns' | 'targets'>;
  readonly block: BlockKind;
  readonly cells: Readonly<Partial<Record<Side, Cell>>>;
  /** Of `timedPlaces`. */
  readonly place?: string | undefined;
  /** Of `alignmentsOf`. */
  readonly alignments?: CheckedRow['alignments'] | undefined;
  /** Of `knownTerms`. */
  readonly terms: KnownTerms | null;
  /** Of `knownSpelling`. */
  readonly spelling: KnownSpelling | null;
  /** Of `knownGrammar`. */
  readonly grammar: KnownGrammar | null;
  /** Of `textsBefore`. */
  readonly previous?: () => readonly CheckedText[];
  /** Where clean-up lists lost characters of the original as repairs (`lostPlaces`); asked for only where there are any. */
  readonly repaired: () => readonly Range[];
};

/** What is damaged is told by `check` and is nobody's words; an original column comes first. */
const textsIn = ({ document, cells }: Pick<RowTexts, 'document' | 'cells'>): readonly CheckedText[] =>
  ['source', ...document.targets].flatMap((side) => {
    const cell = cells[side];
    if (cell === undefined || cell.damaged === true) return [];
    const language = languageOfSide(document.columns, side);
    const from = cell.origin === 'converted' ? convertedFrom(document.columns, side) : null;
    return [{ side, language, rich: cell, convertedFrom: from, state: cell.state }];
  });

const checkedRow = (row: RowTexts): CheckedRow => ({
  block: row.block,
  ...(row.place === undefined ? {} : { place: row.place }),
  ...(row.alignments === undefined ? {} : { alignments: row.alignments }),
  ...(row.terms === null ? {} : { terms: row.terms }),
  ...(row.spelling === null ? {} : { spelling: row.spelling }),
  ...(row.grammar === null ? {} : { grammar: row.grammar }),
  ...(row.previous === undefined ? {} : { previous: row.previous }),
  texts: textsIn(row),
});

/** Reads the texts of the row before a segment in its document when it is asked for them; none before the first. */
export const textsBefore =
  ({ order, documents, handle }: OpenProject, segment: SegmentId): (() => readonly CheckedText[]) =>
  () => {
    const row = order.rowOf(segment) ?? 0;
    const before = order.segmentAt(row - 1);
    const document = documents.get(order.documentAt(row) ?? (0 as DocumentId));
    if (before === null || document === undefined || order.documentAt(row - 1) !== document.id) return [];
    const cells = Object.fromEntries(cellsOf(handle, before).map(({ side, cell }) => [side, cell]));
    return textsIn({ document, cells });
  };

/** U+FFFD in an original that clean-up has looked at is a repair already, with its words and a decision: told as an issue too, each would be listed twice. */
const isRepair = ({ check, code, side, ranges }: Finding, { repaired }: RowTexts): boolean => {
  if (check !== 'leftovers' || code !== 'replaced' || side !== 'source') return false;
  const known = repaired();
  return ranges.every(({ start, end }) => known.some((one) => one.start <= start && end <= one.end));
};

/** All findings of a row, ignored or not, in its shown columns, but for those that are repairs. `only`: the id of a check whose findings are wanted. */
export const findingsIn = (row: RowTexts, only?: string): readonly RowFinding[] =>
  checks
    .run(checkedRow(row), only)
    .filter((finding) => !isRepair(finding, row))
    .map((finding) => {
      const { text = '', tags = [] } = row.cells[finding.side] ?? {};
      return { segment: row.segment, finding, hash: findingHash({ text, tags }) };
    });

const cellKey = (segment: SegmentId, side: Side): string => `${segment} ${side}`;

const ignoredAs = ({ check, words }: Finding): readonly string[] =>
  checks.get(check)?.ignoredAs?.(words) ?? [words];

/** Says of findings which are not ignored, given all that is ignored where they are. */
export const notIgnored = (ignored: readonly IgnoredFinding[]): ((found: RowFinding) => boolean) => {
  const everywhere = new Set(ignored.filter(({ cell }) => cell === null).map(kindKey));
  const here = new Map(
    ignored.flatMap((one) =>
      one.cell === null
        ? []
        : [[`${cellKey(one.cell.segment, one.cell.side)} ${kindKey(one)}`, one.hash] as const],
    ),
  );
  return ({ segment, finding, hash }) => {
    const key = kindKey(finding);
    if (
      everywhere.size > 0 &&
      ignoredAs(finding).some((words) => everywhere.has(kindKey({ ...finding, words })))
    )
      return false;
    return here.get(`${cellKey(segment, finding.side)} ${key}`) !== hash;
  };
};

/** What a row shows of its findings: how many are not ignored, and which stretches of its texts are underlined for them. */
export type ShownFindings = Pick<Row, 'findings' | 'underlined'>;

const isUnderlined = new Set(checks.all.filter((check) => check.isUnderlined === true).map(({ id }) => id));

const shownOf = (open: readonly RowFinding[]): ShownFindings => {
  const drawn = open.map(({ finding }) => finding).filter(({ check }) => isUnderlined.has(check));
  if (drawn.length === 0) return { findings: open.length };
  const bySide = Map.groupBy(drawn, ({ side }) => side);
  const underlined = [...bySide].map(
    ([side, own]) =>
      [side, own.flatMap(({ ranges }) => ranges).toSorted((a, b) => a.start - b.start)] as const,
  );
  return { findings: open.length, underlined: Object.fromEntries(underlined) };
};

/** The findings of each row that are not ignored; rows without any are left out. */
export const shownFindings = (
  project: OpenProject,
  rows: readonly Omit<Row, 'findings'>[],
): ReadonlyMap<SegmentId, ShownFindings> => {
  const places = timedPlaces(project, rows);
  const aligned = alignmentsOf(
    project.handle,
    rows.map(({ segment }) => segment),
  );
  const terms = shownTerms(project);
  const spelling = knownSpelling(project);
  const grammarOf = shownGrammar(project, rows.length === 1);
  const found = rows.flatMap(({ segment, document, block, cells }) => {
    const stored = project.documents.get(document);
    if (stored === undefined) return [];
    return findingsIn({
      segment,
      document: stored,
      block: block.kind,
      cells,
      place: places.get(segment),
      alignments: aligned.get(segment),
      terms,
      spelling,
      grammar: grammarOf(segment),
      previous: textsBefore(project, segment),
      repaired: () => lostPlaces(project.handle, segment),
    });
  });
  if (found.length === 0) return new Map();
  const isOpen = notIgnored(ignoredIn(project.handle, [...new Set(found.map(({ segment }) => segment))]));
  const bySegment = Map.groupBy(found.filter(isOpen), ({ segment }) => segment);
  return new Map([...bySegment].map(([segment, open]) => [segment, shownOf(open)]));
};
