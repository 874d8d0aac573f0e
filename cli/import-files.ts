import { existsSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import type { EncodingName, EngineClient, ImportAllReport, Input, DuizhaoContract } from '#api/index.ts';
import { ok, type Language, type Result } from '#core/model/index.ts';
import { languageSaid } from '#engine/import/judge-file.ts';
import type { Answer } from './answer.ts';
import { damageWarnings, findingWarnings } from './damage.ts';
import { failedFiles } from './failed-files.ts';
import { choicesOfFile, type GivenOptions } from './import-choices.ts';
import type { Words } from './words.ts';

/** Without `cleanUp` a document is cleaned if its format usually is. */
export type ImportOptions = {
  readonly encoding?: EncodingName;
  /** Of the originals; found out of each file when left out. */
  readonly language?: Language;
  readonly cleanUp?: boolean;
  readonly option?: GivenOptions;
};

type WantedFile = Input<DuizhaoContract['documents']['importAll']>['files'][number];

const wantedFile = (file: string, { encoding, language, cleanUp, option }: ImportOptions): WantedFile => {
  const choices = choicesOfFile(file, option);
  return {
    from: { path: resolve(file) },
    ...(encoding === undefined ? {} : { encoding }),
    ...(language === undefined ? {} : { language: languageSaid(language) ?? language }),
    ...(cleanUp === undefined ? {} : { cleans: cleanUp }),
    ...(choices === undefined ? {} : { choices }),
  };
};

/** What came of an import, and the files that were asked for, as a person knows them. */
export type Imported = ImportAllReport & { readonly asked: readonly string[] };

/** Whether a project of OmegaT is meant, by its folder or its file. */
const isOmegat = (file: string): boolean =>
  basename(file) === 'omegat.project' || existsSync(join(file, 'omegat.project'));

type Asked = { readonly file: string; readonly wanted: WantedFile };

/** The files, with the source files of an OmegaT project in its place. */
const askedFor = async (
  client: EngineClient,
  files: readonly string[],
  options: ImportOptions,
): Promise<Result<readonly Asked[]>> => {
  const asked: Asked[] = [];
  for (const file of files) {
    if (!isOmegat(file)) {
      asked.push({ file, wanted: wantedFile(file, options) });
      continue;
    }
    const omegat = resolve(file);
    const contents = await client.documents.omegat({ path: omegat });
    if (!contents.ok) return contents;
    for (const one of contents.value.files)
      asked.push({ file: one, wanted: { from: { omegat, inside: one } } });
  }
  return ok(asked);
};

/**
 * Imports files into the open project; of an OmegaT project all its source files. Those that cannot be read are told, and the others
 * taken.
 */
export const importFiles = async (
  client: EngineClient,
  files: readonly string[],
  options: ImportOptions,
): Promise<Result<Imported>> => {
  const asked = await askedFor(client, files, options);
  if (!asked.ok) return asked;
  const names = asked.value.map(({ file }) => file);
  if (names.length === 0) return ok({ project: null, documents: [], failed: [], asked: names });
  const report = await client.documents.importAll({
    files: asked.value.map(({ wanted }) => wanted),
    into: 'open',
    job: 'import',
  });
  return report.ok ? ok({ ...report.value, asked: names }) : report;
};

/** What came of an import, in both forms; `first` are lines about the project. */
export const importAnswer = (
  words: Words,
  { project, documents, failed, memories = [], glossaries = [], asked }: Imported,
  first: readonly string[],
): Answer => {
  const { t } = words;
  const names = new Map(project?.documents.map(({ id, name }) => [id, name]));
  const nameOf = (document: ImportAllReport['documents'][number]): string =>
    names.get(document.document) ?? '';
  const refused = failedFiles(words, [
    ...failed.map(({ file, failure }) => ({ file: asked[file] ?? '', failure })),
    ...[...memories, ...glossaries].flatMap(({ name, failure }) =>
      failure === null ? [] : [{ file: name, failure }],
    ),
  ]);
  return {
    json: {
      project,
      documents: documents.map(({ file: _file, ...report }) => report),
      ...(memories.length === 0 ? {} : { memories }),
      ...(glossaries.length === 0 ? {} : { glossaries }),
      failed: refused.json,
    },
    lines: [
      ...first,
      ...documents.map((document) => t('new.document', { name: nameOf(document), ...document.repairs })),
      ...memories.flatMap(({ name, units, failure }) =>
        failure === null ? [t('new.memory', { name, count: units })] : [],
      ),
      ...glossaries.flatMap(({ name, added, failure }) =>
        failure === null ? [t('new.glossary', { name, count: added })] : [],
      ),
    ],
    warnings: documents.flatMap((document) => [
      ...damageWarnings(words, nameOf(document), document.encoding, document.damage),
      ...findingWarnings(words, nameOf(document), document.findings),
    ]),
    failures: refused.failures,
  };
};
