import type { Choices } from '#core/formats/import-options.ts';
import {
  canonicalLanguage,
  columnsOfDocument,
  targetsFor,
  type Column,
  type DocumentId,
  type DocumentInfo,
  type DocumentPresence,
  type Language,
  type Side,
} from '#core/model/index.ts';
import { all, run, type ReadHandle, type WriteHandle } from './handles.ts';
import { readSettings } from './meta-repository.ts';
import { readableText } from './sound-values.ts';
import { importChoices, storedJson, targetSides } from './stored-shapes.ts';

/** A document without its place among the rows, which the order index knows. */
export type StoredDocument = Omit<DocumentInfo, 'firstRow' | 'rows'> & {
  readonly present: boolean;
  readonly status: 'importing' | 'ready';
  readonly bytes: number;
  /** Whether its text is cleaned when it is read. */
  readonly cleans: boolean;
  /** What was chosen of its format's options when its file was read. */
  readonly choices: Choices;
  /** The document that this file was read anew for: it holds that version's bytes and is never shown itself. */
  readonly versionOf: DocumentId | null;
};

type DocumentRow = {
  id: number;
  name: string;
  format: DocumentInfo['format'];
  encoding: string;
  language: string;
  targets: string;
  present: number;
  status: StoredDocument['status'];
  bytes: number;
  cleans: number;
  choices: string;
  version_of: number | null;
};

const members =
  'id, name, format, encoding, language, targets, present, status, bytes, cleans, choices, version_of';

/** The language of a document; that of most originals where it cannot be read. */
const languageIn = (stored: unknown): Language =>
  (typeof stored === 'string' ? canonicalLanguage(stored) : null) ?? 'zh-Hant';

/** The columns of a document; the usual ones of its language where they cannot be read. */
const targetsOf = (targets: string, language: Language, known: readonly Column[]): readonly Side[] =>
  storedJson<readonly Side[]>(targets, targetSides) ?? targetsFor(language, known);

const fromRow = (
  { version_of: versionOf, ...row }: DocumentRow,
  known: readonly Column[],
): StoredDocument => {
  const language = languageIn(row.language);
  const targets = targetsOf(row.targets, language, known);
  return {
    ...row,
    id: row.id as DocumentId,
    name: readableText(row.name),
    encoding: readableText(row.encoding),
    language,
    targets,
    columns: columnsOfDocument(known, language, targets),
    present: row.present === 1,
    cleans: row.cleans !== 0,
    choices: storedJson<Choices>(row.choices, importChoices) ?? {},
    versionOf: versionOf as DocumentId | null,
  };
};

/** Every document of the file, removed and half-imported ones too, in the order they came. */
export const listDocuments = (handle: ReadHandle): readonly StoredDocument[] => {
  const known = readSettings(handle).columns;
  return all<DocumentRow>(handle, `SELECT ${members} FROM documents ORDER BY id`).map((row) =>
    fromRow(row, known),
  );
};

type NewDocument = Omit<StoredDocument, 'id' | 'versionOf' | 'cleans' | 'choices' | 'columns'> &
  Partial<Pick<StoredDocument, 'versionOf' | 'cleans' | 'choices'>>;

export const insertDocument = (handle: WriteHandle, document: NewDocument): DocumentId =>
  run(
    handle,
    `INSERT INTO documents (name, format, encoding, language, targets, present, status, bytes, version_of, cleans, choices)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    document.name,
    document.format,
    document.encoding,
    document.language,
    JSON.stringify(document.targets),
    Number(document.present),
    document.status,
    document.bytes,
    document.versionOf ?? null,
    Number(document.cleans ?? true),
    JSON.stringify(document.choices ?? {}),
  ).id as DocumentId;

/** Shows or hides a document, and sets its languages. */
export const writePresence = (handle: WriteHandle, id: DocumentId, to: DocumentPresence): void => {
  run(
    handle,
    'UPDATE documents SET present = ?, language = ?, targets = ? WHERE id = ?',
    Number(to.present),
    to.language,
    JSON.stringify(to.targets),
    id,
  );
};

export const writeDocumentStatus = (
  handle: WriteHandle,
  id: DocumentId,
  status: StoredDocument['status'],
): void => {
  run(handle, 'UPDATE documents SET status = ? WHERE id = ?', status, id);
};
