import type { Inspection } from '#api/documents.ts';
import { docx } from '#core/formats/docx/index.ts';
import { epub } from '#core/formats/epub/index.ts';
import { checkKind } from '#core/formats/file-kind.ts';
import { txt } from '#core/formats/txt/index.ts';
import { fail, ok, type Result } from '#core/model/index.ts';
import { originalPartSize } from '../store/originals-repository.ts';
import { guarded } from '../store/failures.ts';
import {
  headLength,
  judgeFormat,
  ownEncoding,
  probeHead,
  rankedEncodings,
  readHead,
  undecodable,
  type FileHead,
  type ReadableFormat,
} from './judge-file.ts';
import type { LocatedDocument } from './origin.ts';
import { chunksOf, closeSource, openSource, type SourceFile } from './source-file.ts';

/** How SQLite files begin (file format, section 1.3.1). */
const sqlite = 'SQLite format 3\0';

const isProject = (name: string, head: Uint8Array): boolean =>
  name.toLowerCase().endsWith('.duizhao') ||
  Buffer.from(head.subarray(0, sqlite.length)).toString('latin1') === sqlite;

/** By its name: what it is inside is looked at, and told, by those who open packages. */
const isPackage = (name: string): boolean => name.toLowerCase().endsWith('.duizhao-review');

/** Units that are enough to judge the language by in an encoding that hardly fits. */
const elsewhereUnits = 10_000;

/** What is said of a file that is no document. */
const noDocument = {
  format: txt.id,
  language: 'zh-Hant',
  languageUnknown: false,
  encodings: [],
  ambiguous: false,
  cleansUp: false,
  options: [],
  book: null,
} as const;

type Opened = { readonly file: SourceFile; readonly about: FileHead };

const openedOf = (file: SourceFile, name: string): Opened => {
  const head = chunksOf(file, headLength, headLength).next().value ?? new Uint8Array();
  return { file, about: { name, head, all: () => chunksOf(file, originalPartSize) } };
};

/** What a text is when it is read in each encoding. Those that do not fit can be chosen all the same: nobody knows a file better than who brings it. */
const inEncodings = (readable: ReadableFormat, { file, about }: Opened) => {
  const report = probeHead(about.head, about.head.length === file.size);
  const candidates = rankedEncodings(report, readable.format, about.head);
  if (report.binary !== null) return undecodable(report, about.name);
  const fitting = new Set(candidates);
  const readings = [...candidates, ...report.others.filter((other) => !fitting.has(other))].map(
    (candidate) => {
      const fits = fitting.has(candidate);
      const most = fits ? undefined : elsewhereUnits;
      return { encoding: candidate.encoding, fits, ...readHead(readable, about, candidate.encoding, most) };
    },
  );
  // A page that says what it is leaves no doubt.
  return ok({ encodings: readings, ambiguous: report.ambiguous && candidates[0] === report.candidates[0] });
};

/** Formats that books come back in. */
const bookFormats: ReadonlySet<string> = new Set([epub.id, docx.id]);

/** The same with what it is a book of, where it is one: looked at last, since few are. What is open is known to the engine alone. */
const withBook = async (inspection: Inspection, { about: { name, all } }: Opened): Promise<Inspection> => {
  if (!bookFormats.has(inspection.format)) return inspection;
  const { bookOriginIn } = await import('#core/book-back/origin.ts');
  const origin = bookOriginIn(Buffer.concat([...all()]), name);
  return origin === null ? inspection : { ...inspection, book: { ...origin, isOpen: false } };
};

const judgeDocument = (readable: ReadableFormat, opened: Opened): Result<Inspection> => {
  const { format } = readable;
  const about = {
    name: opened.about.name,
    bytes: opened.file.size,
    format: format.id,
    cleansUp: format.cleansUp,
  };
  const kind = { project: false, package: false, book: null };
  const fitting = checkKind(format, opened.about);
  if (!fitting.ok) return fitting;
  if (format.encoding === 'own') {
    const { language, languageUnknown, options } = readHead(readable, opened.about, ownEncoding);
    return ok({ ...about, ...kind, language, languageUnknown, options, encodings: [], ambiguous: false });
  }
  const read = inEncodings(readable, opened);
  if (!read.ok) return read;
  const [best] = read.value.encodings;
  const { language = 'zh-Hant', languageUnknown = false, options = [] } = best ?? {};
  const encodings = read.value.encodings.map(({ options: _options, ...reading }) => reading);
  return ok({ ...about, ...kind, language, languageUnknown, options, ...read.value, encodings });
};

/** What is no document: a project or a package, by name and first bytes; else null. */
const otherKind = ({ file, about: { name, head } }: Opened): Inspection | null => {
  const about = { name, bytes: file.size, ...noDocument };
  if (isProject(name, head)) return { ...about, project: true, package: false };
  return isPackage(name) ? { ...about, project: false, package: true } : null;
};

/** Whether a file may be a document: it can be opened, and is neither a project nor a package of a review. */
export const checkDocument = ({ path, name }: LocatedDocument): Result<null> => {
  const file = openSource(path, name);
  if (!file.ok) return file;
  const head = guarded(path, () => chunksOf(file.value, sqlite.length, sqlite.length).next().value);
  closeSource(file.value);
  if (!head.ok) return head;
  if (isProject(name, head.value ?? new Uint8Array())) return fail('document.is-project', { name });
  return isPackage(name) ? fail('document.is-package', { name }) : ok(null);
};

/** Looks at the first part of a file: what it is, in which encoding and language. Writes nothing. */
export const inspectFile = async ({
  path,
  name,
}: Pick<LocatedDocument, 'path' | 'name'>): Promise<Result<Inspection>> => {
  const file = openSource(path, name);
  if (!file.ok) return file;
  try {
    const opened = guarded(path, () => openedOf(file.value, name));
    if (!opened.ok) return opened;
    const other = otherKind(opened.value);
    if (other !== null) return ok(other);
    const readable = await judgeFormat(name, opened.value.about.head);
    if (!readable.ok) return readable;
    const judged = guarded(path, () => judgeDocument(readable.value, opened.value));
    const found = judged.ok ? judged.value : judged;
    return found.ok ? ok(await withBook(found.value, opened.value)) : found;
  } finally {
    closeSource(file.value);
  }
};
