import type { Answer, Assessment, ReviewItem, RichText } from '../../model/index.ts';
import { isEmpty, originalSide } from '../../model/index.ts';
import type { ReportThread } from '../report-threads.ts';
import type { ReportAfter, ReportCell, ReportItem, ReportRow, ReportText } from '../report-values.ts';
import { inlineHtml } from '../../formats/html/inline.ts';
import { notesOf } from './notes.ts';
import type { Page } from './page.ts';
import { answerName, assessmentName, clashName, shownTime, sideName, standingName } from './sentences.ts';
import { trackedPieces, type TrackedPiece } from './tracked.ts';

const elementOf = { deleted: 'del', inserted: 'ins' } as const;

const pieceHtml = ({ is, rich }: TrackedPiece, { symbols, words, shown }: Page): string => {
  const html = inlineHtml(rich, symbols);
  if (is === 'same') return html;
  if (is === 'reformatted')
    return `<span class="reformatted" title="${shown(words('comparison.reformatted'))}">${html}</span>`;
  return `<${elementOf[is]}>${html}</${elementOf[is]}>`;
};

/** A frozen text with one reviewer's changes in it. */
const trackedHtml = (text: ReportText, { items }: ReportAfter, page: Page): string =>
  trackedPieces(
    text.frozen,
    items.map(({ item }) => item),
  )
    .map((piece) => pieceHtml(piece, page))
    .join('');

const who = (text: string, { language, shown }: Page): string =>
  text === '' ? '' : `<span class="who plain" lang="${language}">${shown(text)}</span>`;

const richHtml = (rich: RichText | null, page: Page): string =>
  rich === null || isEmpty(rich) ? who(page.words('comparison.empty'), page) : inlineHtml(rich, page.symbols);

const line = (kind: string, text: string, { shown }: Page): string =>
  text === '' ? '' : `<p class="${kind}">${shown(text)}</p>`;

export const assessmentHtml = (assessment: Assessment, page: Page): string =>
  line('assessment', assessmentName(assessment, page.words), page) + line('reason', assessment.reason, page);

export const answerHtml = (answer: Answer, page: Page): string =>
  line('answer', answerName(answer, page.words), page) + line('reason', answer.reason, page);

/** What an item puts in place of what; of formatting, the words with their new looks. */
const itemChange = ({ frozen }: ReportText, item: ReviewItem, page: Page): string => {
  const { kind, removed, inserted } = item;
  if (kind === 'tags')
    return trackedPieces(frozen, [item])
      .filter(({ is }) => is !== 'same')
      .map((piece) => pieceHtml(piece, page))
      .join('');
  const { shown } = page;
  return (
    (removed === '' ? '' : `<del>${shown(removed)}</del>`) +
    (removed !== '' && inserted !== '' ? ' → ' : '') +
    (inserted === '' ? '' : `<ins>${shown(inserted)}</ins>`)
  );
};

const itemHtml = (text: ReportText, one: ReportItem, isScored: boolean, page: Page): string => {
  const { words, shown } = page;
  const { kind } = one.item;
  const unassessed =
    isScored && one.assessments.length === 0 ? line('standing', words('items.unassessed'), page) : '';
  return (
    `<li><p><span class="kind">${shown(words(`items.kinds.${kind}`))}</span><span class="change" lang="${page.languageOf(text.frozen.side)}">${itemChange(text, one.item, page)}</span></p>` +
    one.assessments.map((assessment) => assessmentHtml(assessment, page)).join('') +
    unassessed +
    line('standing', standingName(one, words), page) +
    line('clash', clashName(one, words), page) +
    one.answers.map((answer) => answerHtml(answer, page)).join('') +
    '</li>'
  );
};

const verdictOf = ({ isAccepted, items }: ReportAfter, { words }: Page): string =>
  items.length > 0 ? '' : words(isAccepted ? 'comparison.asItWas' : 'comparison.noChange');

const whoHtml = ({ reviewer, at }: ReportAfter, { shown }: Page): string =>
  `<span class="who plain"><b>${shown(reviewer)}</b>${at === null ? '' : ` <time datetime="${shown(at)}">${shown(shownTime(at))}</time>`}</span>`;

/** The cells of a line of the table, without the row's number and original. */
type Line = string;

const name = (key: string, { words, shown }: Page): string =>
  ` data-name="${shown(words(`comparison.${key}`))}"`;

const linesOf = (cell: ReportCell, text: ReportText, isScored: boolean, page: Page): readonly Line[] => {
  const { words, shown } = page;
  const language = page.languageOf(cell.side);
  const rounds =
    cell.texts.length > 1
      ? `<span class="who plain">${text.rounds.map((round) => shown(words('comparison.round', { round }))).join(', ')}</span>`
      : '';
  const span = text.afters.length > 1 ? ` rowspan="${text.afters.length}"` : '';
  const before = `<td class="before" lang="${language}"${span}${name('before', page)}>${rounds}${richHtml(text.frozen, page)}</td>`;
  if (text.afters.length === 0) {
    return [`${before}<td class="plain" colspan="2">${who(words('comparison.notReviewed'), page)}</td>`];
  }
  return text.afters.map((after, i) => {
    const items = after.items.map((item) => itemHtml(text, item, isScored, page)).join('');
    const tracked = after.items.length === 0 ? '' : trackedHtml(text, after, page);
    return (
      `${i === 0 ? before : ''}<td class="after" lang="${language}"${name('after', page)}>` +
      `${whoHtml(after, page)}${tracked}${who(verdictOf(after, page), page)}</td>` +
      (items === ''
        ? '<td></td>'
        : `<td class="plain"${name('said', page)}><ol class="items">${items}</ol></td>`)
    );
  });
};

/** A thread with the words it is on before it. */
export const threadHtml = (thread: ReportThread, page: Page): string =>
  notesOf(thread, page.words, page.nextNote)
    .map((note) => {
      const quote = note.quote === '' ? '' : `<q class="quoted">${page.shown(note.quote)}</q>`;
      return `<div><p id="words-${note.number}">${quote}</p>${page.notes.whole(note)}</div>`;
    })
    .join('');

/** What of the report a row needs to know besides itself. */
export type RowsLook = {
  /** Whether more than one text is reviewed. */
  readonly several: boolean;
  readonly isScored: boolean;
};

/** One row as a group of lines of the table of comparison: a line for each text and each reviewer of it. */
export const rowHtml = (row: ReportRow, { several, isScored }: RowsLook, page: Page): string => {
  const { words, shown } = page;
  const lines = row.cells.flatMap((cell) => {
    const of = cell.texts.flatMap((text) => linesOf(cell, text, isScored, page));
    return several ? [`<td colspan="3">${who(sideName(cell.side, words), page)}</td>`, ...of] : of;
  });
  const threads = row.threads.map((thread) => threadHtml(thread, page)).join('');
  const number =
    row.row === null
      ? words('comparison.wasRow', { row: row.frozenRow })
      : words('score.number', { value: row.row });
  const first =
    `<th scope="rowgroup" class="number" rowspan="${lines.length + (threads === '' ? 0 : 1)}">${shown(number)}</th>` +
    `<td lang="${page.languageOf(originalSide)}" rowspan="${lines.length}"${name('original', page)}>${richHtml(row.original, page)}</td>`;
  const notes =
    threads === '' ? '' : `<tr><td class="threads plain" colspan="4"><div>${threads}</div></td></tr>`;
  return `<tbody>${lines.map((cells, i) => `<tr>${i === 0 ? first : ''}${cells}</tr>`).join('')}${notes}</tbody>\n`;
};
