import { existsSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import {
  cedictEntries,
  cedictFacts,
  dictionaryLimits,
  isCedict,
  noFacts,
  tableEntries,
  type ImportedEntry,
  type ImportedFacts,
} from '#core/dictionary/imported/index.ts';
import { fail, ok, type Result } from '#core/model/index.ts';
import { createEncodingProbe, openDecoder } from '#core/text/decode/index.ts';
import { guarded } from '../store/failures.ts';
import { unpackInto } from './unpack.ts';

/** A file as the user calls it, and where it lies. */
export type NamedFile = { readonly path: string; readonly name: string };

/** What unpacking needs: a place for a file that is taken away afterwards, and whether the answer is still wanted. */
export type Unpacking = { readonly place: () => string; readonly isWanted: () => boolean };

const packed = /\.(?:gz|dz)$/iu;

/** The file, or what is in it, unpacked beside. */
export const unpackedFile = async (
  { path, name }: NamedFile,
  { place, isWanted }: Unpacking,
): Promise<Result<NamedFile>> => {
  if (!packed.test(name)) return ok({ path, name });
  const to = place();
  const done = await unpackInto(path, to, name, isWanted);
  return done.ok ? ok({ path: to, name: name.replace(packed, '') }) : done;
};

/** The files of a dictionary of StarDict: those given with it, or else those beside it. */
export const partOf = (
  info: NamedFile,
  given: readonly NamedFile[],
  endings: readonly string[],
): NamedFile | null => {
  const stem = info.name.replace(/\.ifo$/iu, '');
  for (const ending of endings) {
    const name = `${stem}.${ending}`;
    const sent = given.find((file) => file.name.toLowerCase() === name.toLowerCase());
    if (sent !== undefined) return sent;
    const path = join(dirname(info.path), name);
    if (given.length === 0 && basename(info.path) === info.name && existsSync(path)) return { path, name };
  }
  return null;
};

export type TextSource = {
  readonly facts: ImportedFacts;
  readonly entries: () => Iterable<ImportedEntry | null>;
};

/** A table or a list of entries as text, in the encoding that its bytes are in. Failures: file.too-large, document.undecodable, those of reading it. */
export const textSource = ({ path, name }: NamedFile): Result<TextSource> => {
  const size = guarded(path, () => statSync(path).size);
  if (!size.ok) return size;
  if (size.value > dictionaryLimits.table)
    return fail('file.too-large', { name, size: size.value, limit: dictionaryLimits.table });
  const bytes = guarded(path, () => readFileSync(path));
  if (!bytes.ok) return bytes;
  if (bytes.value.length === 0) return fail('file.empty', { name });
  const probe = createEncodingProbe();
  probe.push(bytes.value);
  const [best] = probe.finish().candidates;
  if (best === undefined) return fail('document.undecodable', { name });
  const decoder = openDecoder(best.encoding);
  const text = (decoder.push(bytes.value) + decoder.end()).replace(/^\ufeff/u, '');
  if (isCedict(text)) return ok({ facts: cedictFacts(text), entries: () => cedictEntries(text) });
  return ok({ facts: noFacts, entries: () => tableEntries(text) });
};
