import type { DuizhaoContract, Input } from '#api/index.ts';
import type { ExportRow } from '#core/formats/export-source.ts';
import { glosser } from '#core/layouts/glosses.ts';
import { makeBook } from '#core/layouts/make-book.ts';
import { writeBook } from '#core/layouts/write.ts';
import { isCards } from '#core/layouts/settings.ts';
import { ok, type Result } from '#core/model/index.ts';
import type { EngineContext } from '../context.ts';
import type { OpenProject } from '../project/open-project.ts';
import { glosserFor } from './dictionary.ts';
import { bookSource } from './run-book.ts';
import { prepareBook } from './write-book.ts';

/** Rows of a preview: some pages in any layout, drawn in a few milliseconds. */
const previewRows = 80;

/** What explains words, read once: 9 MB that only these layouts need. */
const explains = new Map<string, ReturnType<typeof glosserFor>>();

/** The first rows of a book as a page; e-books and Word documents as the page that has the same elements. */
export const previewBook = async (
  context: EngineContext,
  project: OpenProject,
  { nonce, ...wish }: Input<DuizhaoContract['books']['preview']>,
): Promise<Result<{ readonly html: string }>> => {
  const prepared = await prepareBook(context, project, wish);
  if (!prepared.ok) return prepared;
  const { order, pages } = prepared.value;
  const rows: ExportRow[] = [];
  for (let page = pages.next(); page.length > 0 && rows.length < previewRows; page = pages.next())
    rows.push(...page);
  const book = makeBook(bookSource(order, rows.slice(0, previewRows)), order);
  if (!book.ok) return book;
  const { settings, output } = order;
  const wantsWords = settings.glosses || settings.layout === 'word-by-word';
  const kept = wantsWords ? (explains.get('words') ?? glosserFor(settings)) : null;
  if (wantsWords) explains.set('words', kept);
  let html = '';
  const as = output === 'docx' || output === 'pdf' ? 'pdf' : isCards(output) ? output : 'html';
  const options = { glosser: kept === 'missing' ? glosser(() => []) : kept, nonce };
  const written = writeBook(book.value, settings, as, options, (piece) => {
    html += typeof piece === 'string' ? piece : '';
  });
  return written.ok ? ok({ html }) : written;
};
