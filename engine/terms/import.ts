import { readFileSync } from 'node:fs';
import type { TermsImported } from '#api/terms.ts';
import { csvConcepts } from '#core/formats/csv/termbase.ts';
import { xlsxConcepts } from '#core/formats/xlsx/termbase.ts';
import { tbxConcepts, type ExchangedConcept } from '#core/formats/tbx/termbase.ts';
import {
  fail,
  ok,
  type Concept,
  type ConceptContent,
  type ConceptId,
  type Result,
  type Step,
} from '#core/model/index.ts';
import { canonicalJson, sameValue } from '#core/model/same-value.ts';
import { importedContent } from '#core/terms/imported-content.ts';
import { createEncodingProbe, openDecoder } from '#core/text/decode/index.ts';
import type { LocatedDocument } from '../import/origin.ts';
import { chunksOf, closeSource, openSource, type SourceFile } from '../import/source-file.ts';
import { commit } from '../project/commit.ts';
import { writable, type OpenProject } from '../project/open-project.ts';
import { guarded } from '../store/failures.ts';
import { allConcepts } from '../store/concepts-repository.ts';
import { nextId } from '../store/ids.ts';
import { takeTurns } from '../turns.ts';
import { isOwnUid, newUid } from './uid.ts';

type Wanted = { readonly isWanted: () => boolean };

/** Bytes of a file that are read at a time, and of a table that is read at all: it is held whole. */
const chunk = 1 << 16;
const longestTable = 64 * 1024 * 1024;

const readTbx = async (source: SourceFile, { isWanted }: Wanted): Promise<Result<ExchangedConcept[]>> => {
  const turn = takeTurns();
  const found: ExchangedConcept[] = [];
  for (const concept of tbxConcepts(chunksOf(source, chunk))) {
    if (!concept.ok) return concept;
    found.push(concept.value);
    await turn();
    if (!isWanted()) return fail('job.cancelled');
  }
  return ok(found);
};

/** The bytes of a table. Failures: file.too-large, those of reading it. */
const tableBytes = (path: string, name: string, size: number): Result<Uint8Array> =>
  size > longestTable
    ? fail('file.too-large', { name, size, limit: longestTable })
    : guarded(path, () => readFileSync(path));

/** The text of a table, in the encoding that its bytes are in. Failures: file.too-large, document.undecodable, those of reading it. */
export const tableText = (path: string, name: string, size: number): Result<string> => {
  const bytes = tableBytes(path, name, size);
  if (!bytes.ok) return bytes;
  const probe = createEncodingProbe();
  probe.push(bytes.value);
  const [best] = probe.finish().candidates;
  if (best === undefined) return fail('document.undecodable', { name });
  const decoder = openDecoder(best.encoding);
  return ok(decoder.push(bytes.value) + decoder.end());
};

const readTable = (path: string, name: string, size: number): Result<readonly ExchangedConcept[]> => {
  const text = tableText(path, name, size);
  return text.ok ? csvConcepts(text.value) : text;
};

const readWorkbook = (path: string, name: string, size: number): Result<readonly ExchangedConcept[]> => {
  const bytes = tableBytes(path, name, size);
  return bytes.ok ? xlsxConcepts(bytes.value) : bytes;
};

const isWorkbook = (name: string): boolean => /\.xls[xm]$/i.test(name);
const isTable = (name: string): boolean => /\.(?:csv|tsv|tab|txt)$/i.test(name);

const read = async (
  { path, name }: LocatedDocument,
  wanted: Wanted,
): Promise<Result<readonly ExchangedConcept[]>> => {
  const source = openSource(path, name);
  if (!source.ok) return source;
  try {
    if (isWorkbook(name)) return readWorkbook(path, name, source.value.size);
    return isTable(name) ? readTable(path, name, source.value.size) : await readTbx(source.value, wanted);
  } finally {
    closeSource(source.value);
  }
};

type Plan = { readonly steps: readonly Step[]; readonly report: Omit<TermsImported, 'name'> };

/** The steps by which a termbase takes concepts in: those it wrote itself once in place of what they were, others that it has already not again. */
const planFor = (project: OpenProject, read: readonly ExchangedConcept[]): Plan => {
  const known = allConcepts(project.handle);
  const byUid = new Map(known.map((concept) => [concept.uid, concept]));
  const keyOf = ({ terms, partOfSpeech, domain, note, source, picture, name }: ConceptContent): string =>
    canonicalJson({ terms, partOfSpeech, domain, note, source, picture: picture ?? '', name: name ?? null });
  const there = new Set(known.map(keyOf));
  const steps: Step[] = [];
  let [added, changed, same, skipped] = [0, 0, 0, 0];
  let next = nextId(project.handle, 'concepts');
  for (const { uid, ...said } of read) {
    const content = importedContent(said);
    if (content === null) {
      skipped += 1;
      continue;
    }
    const before = isOwnUid(uid) ? byUid.get(uid) : undefined;
    if (there.has(keyOf(content)) || before?.damaged === true) {
      same += 1;
      continue;
    }
    there.add(keyOf(content));
    const id = before?.id ?? (next as ConceptId);
    const after: Concept = { id, uid: before?.uid ?? (isOwnUid(uid) ? uid : newUid()), ...content };
    if (before === undefined) {
      next += 1;
      added += 1;
      byUid.set(after.uid, after);
      steps.push({ on: 'concept', id, before: null, after });
    } else if (!sameValue(before, after)) {
      changed += 1;
      byUid.set(after.uid, after);
      steps.push({ on: 'concept', id, before, after });
    }
  }
  return { steps, report: { concepts: known.length + added, added, changed, same, skipped } };
};

/** Takes concepts in as one step of undo: all of them, or after a failure none. Failures: job.cancelled, those of commit. */
export const takeConcepts = (
  project: OpenProject,
  { name, concepts }: { readonly name: string; readonly concepts: readonly ExchangedConcept[] },
  actor: string,
  wanted: Wanted,
): Result<TermsImported> => {
  const handle = writable(project);
  if (!handle.ok) return handle;
  if (!wanted.isWanted()) return fail('job.cancelled');
  const { steps, report } = planFor(project, concepts);
  const done = commit(project, { kind: 'import-terms', steps, actor });
  return done.ok ? ok({ name, ...report }) : done;
};

/**
 * Takes the concepts of a file in as one step of undo: TBX, or a table (`.xlsx`, `.csv`, `.tsv`, `.txt`). All of them, or after a failure none.
 * Failures: those of reading it, terms.no-columns, job.cancelled, those of commit.
 */
export const importTerms = async (
  project: OpenProject,
  from: LocatedDocument,
  actor: string,
  wanted: Wanted,
): Promise<Result<TermsImported>> => {
  const handle = writable(project);
  if (!handle.ok) return handle;
  const found = await read(from, wanted);
  if (!found.ok) return fail(found.error.code, { name: from.name, ...found.error.params });
  return takeConcepts(project, { name: from.name, concepts: found.value }, actor, wanted);
};
