import { dialectOf, grammarIn, type KnownGrammar } from '#core/checks/grammar.ts';
import type { CheckedText } from '#core/checks/check.ts';
import { fail, languageOfSide, ok, type Result, type SegmentId } from '#core/model/index.ts';
import type { Asked } from '../checks/known.ts';
import { ownWords } from '../project/grammar.ts';
import type { OpenProject } from '../project/open-project.ts';
import { cellsOfAll } from '../store/cells-repository.ts';
import type { Grammar } from './service.ts';

type Told = { readonly texts: number };
type English = {
  readonly segment: SegmentId;
  readonly text: Pick<CheckedText, 'rich' | 'language' | 'side'>;
};

/** Rows read at once. */
const stretch = 100;

/** The English translations among the cells of some rows, in the order of the rows. */
const englishIn = (project: OpenProject, segments: readonly SegmentId[]): readonly English[] => {
  const { order, documents, handle } = project;
  const found = cellsOfAll(handle, segments).flatMap(({ segment, side, cell }) => {
    const row = order.rowOf(segment) ?? 0;
    const id = order.documentAt(row);
    const document = id === null ? undefined : documents.get(id);
    if (document === undefined || !document.targets.includes(side)) return [];
    if (cell.damaged === true || cell.text === '') return [];
    const language = languageOfSide(document.columns, side);
    return dialectOf(language) === null ? [] : [{ segment, row, text: { side, language, rich: cell } }];
  });
  return found.toSorted((a, b) => a.row - b.row);
};

/** Looks at one text. Answers whether it has issues that are news. */
const lookAt = async (
  project: OpenProject,
  grammar: Grammar,
  { text }: English,
): Promise<Result<boolean>> => {
  const asked: Parameters<Grammar['answer']>[0][] = [];
  const known: KnownGrammar = {
    isOwn: ownWords(project),
    issuesOf: (_side, dialect, prose) => {
      const found = grammar.known(dialect, prose);
      if (found === undefined) asked.push({ project, dialect, prose });
      return found;
    },
  };
  grammarIn(text, known);
  const [one] = asked;
  if (one === undefined) return ok(false);
  const answered = await grammar.answer(one);
  if (!answered.ok) return answered;
  return ok(answered.value.length > 0);
};

/**
 * Looks at the grammar of every row of a project. Failures: job.cancelled, grammar.missing, grammar.stopped; what was found until
 * then is kept.
 */
export const checkGrammar = async (
  project: OpenProject,
  grammar: Grammar,
  { isWanted, progress }: Asked,
): Promise<Result<Told>> => {
  let texts = 0;
  const rows = project.order.size();
  let failed: Result<never> | null = null;
  for (let from = 1; from <= rows && failed === null; from += stretch) {
    if (!isWanted()) return fail('job.cancelled');
    const news = new Set<SegmentId>();
    for (const english of englishIn(project, project.order.slice(from, stretch))) {
      if (!isWanted()) failed = fail('job.cancelled');
      if (failed !== null) break;
      // One text at a time: what is on the screen comes in between.
      // oxlint-disable-next-line no-await-in-loop
      const looked = await lookAt(project, grammar, english);
      if (!looked.ok) {
        failed = looked;
        break;
      }
      texts += 1;
      if (looked.value) news.add(english.segment);
      progress?.(project.order.rowOf(english.segment) ?? from, rows);
    }
    if (news.size > 0) grammar.tell(project, [...news]);
  }
  // What was known by then is counted like what was just found.
  grammar.tellWaiting();
  return failed ?? ok({ texts });
};
