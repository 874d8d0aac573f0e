import { readFileSync, statSync } from 'node:fs';
import {
  dictionaryLimits,
  entryOfData,
  indexWords,
  readInfo,
  synonyms,
  type ImportedFacts,
} from '#core/dictionary/imported/index.ts';
import { fail, ok, type Result } from '#core/model/index.ts';
import { chunksOf, closeSource, openSource } from '../import/source-file.ts';
import { guarded } from '../store/failures.ts';
import type { WriteHandle } from '../store/handles.ts';
import { takeTurns } from '../turns.ts';
import { entryWriter, filled, tooManyEntries, type EntryWriter, type Filled } from './fill.ts';
import { partOf, unpackedFile, type NamedFile, type Unpacking } from './sources.ts';
import { plainData, type Data } from './unpack.ts';

export type Filling = Unpacking & { readonly progress: (entries: number, of: number) => void };

/** Bytes of an `.ifo`. */
const longestInfo = 1024 * 1024;
/** Bytes read at a time, and entries stored between two looks at the clock. */
const chunk = 1 << 16;
const few = 100;

/** The chunks of a file, which is closed at their end; none of an empty one. */
function* chunksIn({ path, name }: NamedFile): Generator<Uint8Array> {
  const source = openSource(path, name);
  if (!source.ok) return;
  try {
    yield* chunksOf(source.value, chunk);
  } finally {
    closeSource(source.value);
  }
}

type Parts = { readonly index: NamedFile; readonly data: NamedFile; readonly further: NamedFile | null };

const partsOf = async (
  info: NamedFile,
  given: readonly NamedFile[],
  unpacking: Unpacking,
): Promise<Result<Parts>> => {
  const stem = info.name.replace(/\.ifo$/iu, '');
  const [index, data, further] = [
    ['idx', 'idx.gz'],
    ['dict.dz', 'dict'],
    ['syn', 'syn.dz'],
  ].map((endings) => partOf(info, given, endings));
  if (index === null || index === undefined)
    return fail('dictionary.missing-part', { name: info.name, part: `${stem}.idx` });
  if (data === null || data === undefined)
    return fail('dictionary.missing-part', { name: info.name, part: `${stem}.dict.dz` });
  const opened: NamedFile[] = [];
  for (const part of [index, data, ...(further === null || further === undefined ? [] : [further])]) {
    const file = await unpackedFile(part, unpacking);
    if (!file.ok) return file;
    opened.push(file.value);
  }
  const [first = index, second = data, third = null] = opened;
  return ok({ index: first, data: second, further: third });
};

const fillWords = async (
  writer: EntryWriter,
  { index }: Parts,
  data: Data,
  {
    types,
    offsetBytes,
    entries: expected,
  }: { readonly types: string; readonly offsetBytes: 4 | 8; readonly entries: number },
  { isWanted, progress }: Filling,
): Promise<Result<Filled>> => {
  const turn = takeTurns();
  let [id, entries, skipped] = [0, 0, 0];
  for (const record of indexWords(chunksIn(index), offsetBytes)) {
    if (record === null) {
      skipped += 1;
      break;
    }
    id += 1;
    if (id > dictionaryLimits.entries) return tooManyEntries(index.name);
    const { word, offset, size } = record;
    const bytes = size > dictionaryLimits.data ? null : data.read(offset, size);
    if (bytes !== null && writer.put(id, entryOfData([word], bytes, types))) entries += 1;
    else skipped += 1;
    if (id % few !== 0) continue;
    progress(id, Math.max(expected, id + 1));
    await turn();
    if (!isWanted()) return fail('job.cancelled');
  }
  return ok({ entries, skipped });
};

const fillFurther = async (
  writer: EntryWriter,
  file: NamedFile,
  isWanted: () => boolean,
): Promise<Result<null>> => {
  const turn = takeTurns();
  let count = 0;
  for (const record of synonyms(chunksIn(file))) {
    if (record === null) break;
    count += 1;
    if (count > dictionaryLimits.entries) return tooManyEntries(file.name);
    writer.alias(record.index + 1, record.word);
    if (count % few !== 0) continue;
    await turn();
    if (!isWanted()) return fail('job.cancelled');
  }
  return ok(null);
};

/**
 * Stores the entries of a dictionary of StarDict, whose other files lie beside its `.ifo` or are given with it. What points beyond the file of its texts, or is larger than an entry may
 * be, is left out and counted. Failures: dictionary.not-stardict, .missing-part, .no-entries; file.too-large, file.too-many, job.cancelled; those of reading them.
 */
export const fillStarDict = async (
  write: WriteHandle,
  info: NamedFile,
  given: readonly NamedFile[],
  filling: Filling,
): Promise<Result<Filled & { readonly facts: ImportedFacts }>> => {
  const text = guarded(info.path, () =>
    statSync(info.path).size > longestInfo ? '' : readFileSync(info.path, 'utf8'),
  );
  if (!text.ok) return text;
  const said = readInfo(text.value, info.name);
  if (!said.ok) return said;
  const parts = await partsOf(info, given, filling);
  if (!parts.ok) return parts;
  const data = guarded(parts.value.data.path, () => plainData(parts.value.data.path));
  if (!data.ok) return data;
  const writer = entryWriter(write);
  try {
    const stored = await fillWords(writer, parts.value, data.value, said.value, filling);
    if (!stored.ok) return stored;
    const { further } = parts.value;
    const more = further === null ? ok(null) : await fillFurther(writer, further, filling.isWanted);
    if (!more.ok) return more;
    const done = filled(stored.value, info.name);
    const { name, version, licence, author } = said.value;
    return done.ok ? ok({ ...done.value, facts: { name, version, licence, author } }) : done;
  } finally {
    data.value.close();
  }
};
