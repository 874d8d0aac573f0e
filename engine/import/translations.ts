import type { Input, DuizhaoContract } from '#api/index.ts';
import {
  chineseScript,
  mostShownColumns,
  ok,
  fail,
  originalSide,
  primaryOf,
  targetsFor,
  type Language,
  type Result,
  type Side,
} from '#core/model/index.ts';
import { authorOf, type EngineContext, type EnginePaths } from '../context.ts';
import { addColumn } from '../project/change-columns.ts';
import { addedColumns } from '../project/columns.ts';
import type { OpenProject } from '../project/open-project.ts';
import { checkDocument } from './inspect.ts';
import type { BesideOrder, ImportOrder } from './messages.ts';
import { locateOrigin, type LocatedDocument } from './origin.ts';

type AskedTranslation = NonNullable<
  Input<DuizhaoContract['documents']['importAll']>['files'][number]['translations']
>[number];

/** A translation of a file that is asked for, and where it lies. */
export type WantedTranslation = Omit<AskedTranslation, 'from'> & { readonly located: LocatedDocument };

/** What an original that has translations is read with. */
export type AlignedOrder = Required<Pick<ImportOrder, 'language' | 'targets' | 'beside'>>;

/** Where the translations of a file lie; the failure of the first that cannot be a document. */
export const locateTranslations = (
  paths: EnginePaths,
  translations: readonly AskedTranslation[],
): Result<readonly WantedTranslation[]> => {
  const found: WantedTranslation[] = [];
  for (const { from, ...asked } of translations) {
    const located = locateOrigin(paths, from);
    if (!located.ok) return located;
    const checked = checkDocument(located.value);
    if (!checked.ok) return checked;
    found.push({ ...asked, located: located.value });
  }
  return ok(found);
};

const languageOf = async (
  { reader }: EngineContext,
  { located, language }: { readonly located: LocatedDocument; readonly language?: Language | undefined },
): Promise<Result<Language>> => {
  if (language !== undefined) return ok(language);
  const seen = await reader.inspect(located);
  return seen.ok ? ok(seen.value.language) : seen;
};

const isAlike = (a: Language, b: Language): boolean =>
  primaryOf(a) === primaryOf(b) && chineseScript(a) === chineseScript(b);

/** The column for a translation: the first in its language that is free; else a new one. */
const columnFor = (
  context: EngineContext,
  project: OpenProject,
  language: Language,
  taken: ReadonlySet<Side>,
): Result<Side> => {
  const free = project.settings.columns.find(
    (column) => column.id !== originalSide && isAlike(column.language, language) && !taken.has(column.id),
  );
  if (free !== undefined) return ok(free.id);
  const added = addColumn(project, { language, label: '', convertedFrom: null }, authorOf(context));
  return added.ok ? ok(added.value.id) : added;
};

/**
 * Finds the columns that the translations of a file go into, and adds those that the project does not have. Null for a file without
 * translations. Failures: those of looking at the files, of adding a column.
 */
export const placeTranslations = async (
  context: EngineContext,
  project: OpenProject,
  wanted: {
    readonly located: LocatedDocument;
    readonly language?: Language | undefined;
    readonly translations: readonly WantedTranslation[];
  },
): Promise<Result<AlignedOrder | null>> => {
  if (wanted.translations.length === 0) return ok(null);
  const original = await languageOf(context, wanted);
  if (!original.ok) return original;
  const taken = new Set<Side>();
  const beside: BesideOrder[] = [];
  for (const translation of wanted.translations) {
    const language = await languageOf(context, translation);
    if (!language.ok) return language;
    // A column in the original's own language is the original's: another version of it stands in one of its own.
    const own = project.settings.columns.filter(
      ({ id, language: each }) => id === each && isAlike(each, original.value),
    );
    const side = columnFor(context, project, language.value, new Set([...taken, ...own.map(({ id }) => id)]));
    if (!side.ok) return side;
    taken.add(side.value);
    const { located, encoding, choices } = translation;
    beside.push({
      path: located.path,
      name: located.name,
      side: side.value,
      language: language.value,
      ...(encoding === undefined ? {} : { encoding }),
      ...(choices === undefined ? {} : { choices }),
    });
  }
  const usual = targetsFor(original.value, project.settings.columns, addedColumns(project));
  const targets = [...new Set([...taken, ...usual])];
  if (targets.length > mostShownColumns - 1) return fail('column.too-many', { limit: mostShownColumns });
  return ok({ language: original.value, targets, beside });
};
