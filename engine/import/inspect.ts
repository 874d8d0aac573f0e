import type { Inspection } from '#api/documents.ts';
import { fail, ok, type Result } from '#core/model/index.ts';
import { guarded } from '../store/failures.ts';
import { headLength, judgeFormat, probeHead, rankedEncodings, readHead, undecodable } from './judge-file.ts';
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
const noDocument = { format: 'txt', language: 'zh-Hant', encodings: [], ambiguous: false } as const;

const judge = (name: string, file: SourceFile): Result<Inspection> => {
  const head = chunksOf(file, headLength, headLength).next().value ?? new Uint8Array();
  const about = { name, bytes: file.size };
  if (isProject(name, head)) return ok({ ...about, ...noDocument, project: true, package: false });
  if (isPackage(name)) return ok({ ...about, ...noDocument, project: false, package: true });
  const format = judgeFormat(name, head);
  if (!format.ok) return format;
  const report = probeHead(head, head.length === file.size);
  const candidates = rankedEncodings(report, format.value, head);
  if (report.binary !== null) return undecodable(report, name);
  const fitting = new Set(candidates);
  // Those that do not fit can be chosen all the same: nobody knows a file better than who brings it.
  const readings = [...candidates, ...report.others.filter((other) => !fitting.has(other))].map(
    (candidate) => {
      const fits = fitting.has(candidate);
      const reading = readHead(head, candidate.encoding, format.value, {
        name,
        most: fits ? undefined : elsewhereUnits,
      });
      return { encoding: candidate.encoding, fits, ...reading };
    },
  );
  return ok({
    ...about,
    format: format.value,
    language: readings[0]?.language ?? 'zh-Hant',
    encodings: readings,
    // A page that says what it is leaves no doubt.
    ambiguous: report.ambiguous && candidates[0] === report.candidates[0],
    project: false,
    package: false,
  });
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
export const inspectFile = ({ path, name }: Pick<LocatedDocument, 'path' | 'name'>): Result<Inspection> => {
  const file = openSource(path, name);
  if (!file.ok) return file;
  const judged = guarded(path, () => judge(name, file.value));
  closeSource(file.value);
  return judged.ok ? judged.value : fail(judged.error.code, judged.error.params);
};
