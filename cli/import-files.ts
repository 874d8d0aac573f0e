import { resolve } from 'node:path';
import type { EncodingName, EngineClient, ImportAllReport, Input, DuizhaoContract } from '#api/index.ts';
import type { Result } from '#core/model/index.ts';
import type { Answer } from './answer.ts';
import { damageWarnings, findingWarnings } from './damage.ts';
import { failedFiles } from './failed-files.ts';
import { choicesOfFile, type GivenOptions } from './import-choices.ts';
import type { Words } from './words.ts';

/** Without `cleanUp` a document is cleaned if its format usually is. */
export type ImportOptions = {
  readonly encoding?: EncodingName;
  readonly cleanUp?: boolean;
  readonly option?: GivenOptions;
};

type WantedFile = Input<DuizhaoContract['documents']['importAll']>['files'][number];

const wantedFile = (file: string, { encoding, cleanUp, option }: ImportOptions): WantedFile => {
  const choices = choicesOfFile(file, option);
  return {
    from: { path: resolve(file) },
    ...(encoding === undefined ? {} : { encoding }),
    ...(cleanUp === undefined ? {} : { cleans: cleanUp }),
    ...(choices === undefined ? {} : { choices }),
  };
};

/** Imports files into the open project. Those that cannot be read are told, and the others taken. */
export const importFiles = (
  client: EngineClient,
  files: readonly string[],
  options: ImportOptions,
): Promise<Result<ImportAllReport>> =>
  client.documents.importAll({
    files: files.map((file) => wantedFile(file, options)),
    into: 'open',
    job: 'import',
  });

/** What came of an import, in both forms; `first` are lines about the project. */
export const importAnswer = (
  words: Words,
  files: readonly string[],
  { project, documents, failed }: ImportAllReport,
  first: readonly string[],
): Answer => {
  const { t } = words;
  const names = new Map(project?.documents.map(({ id, name }) => [id, name]));
  const nameOf = (document: ImportAllReport['documents'][number]): string =>
    names.get(document.document) ?? '';
  const refused = failedFiles(
    words,
    failed.map(({ file, failure }) => ({ file: files[file] ?? '', failure })),
  );
  return {
    json: {
      project,
      documents: documents.map(({ file: _file, ...report }) => report),
      failed: refused.json,
    },
    lines: [
      ...first,
      ...documents.map((document) => t('new.document', { name: nameOf(document), ...document.repairs })),
    ],
    warnings: documents.flatMap((document) => [
      ...damageWarnings(words, nameOf(document), document.encoding, document.damage),
      ...findingWarnings(words, nameOf(document), document.findings),
    ]),
    failures: refused.failures,
  };
};
