import { fail, type Result } from '../../model/index.ts';
import { packageFailure } from '../../package/failures.ts';
import { repack } from '../../package/repack.ts';
import { openZip, type Parts, zipLimits } from '../../package/unzip.ts';
import type { ExportRow } from '../export-source.ts';
import type { FormatCode, ReadOptions, WriteDocument } from '../format.ts';
import type { RawBlock } from '../raw-block.ts';
import { checkSizes } from './check-sizes.ts';
import type { Dialect } from './dialect.ts';
import { xliffFiller } from './fill.ts';
import { xliffReader } from './read.ts';

/** A package: a zip with bilingual files in it. */
export type PackageRules = { readonly id: string; readonly dialect: Dialect; readonly ending: string };

const headLength = 65_536;

/** The language of translations that a bilingual file says at its beginning; null where it says none. */
const targetOf = (bytes: Uint8Array): string | null =>
  / target-language="([^"]+)"/
    .exec(String.fromCharCode(...bytes.subarray(0, headLength)))?.[1]
    ?.toLowerCase() ?? null;

/** A bilingual file of a package, and its content. */
type Part = { readonly name: string; readonly bytes: Uint8Array };

/**
 * The bilingual files, in the order of their names. Where folders are named by languages, as in packages of Trados, those in the folder of
 * their own target language: the others are copies without translations.
 */
const partsIn = (zip: Parts, { ending }: PackageRules): Result<readonly Part[]> => {
  const parts: Part[] = [];
  for (const name of zip.names.filter((one) => one.toLowerCase().endsWith(ending)).sort()) {
    const bytes = zip.read(name);
    if (bytes === null) continue;
    if (typeof bytes === 'string') return packageFailure(bytes);
    parts.push({ name, bytes });
  }
  const inFolder = parts.filter(({ name, bytes }) => {
    const language = targetOf(bytes);
    return language !== null && name.toLowerCase().split('/').slice(0, -1).includes(language);
  });
  return { ok: true, value: inFolder.length > 0 ? inFolder : parts };
};

/** All portions as one, or null where that would be more than a package may have. */
const whole = (portions: Iterable<Uint8Array>): Uint8Array | null => {
  const parts: Uint8Array[] = [];
  let length = 0;
  for (const portion of portions) {
    length += portion.length;
    if (length > zipLimits.bytes) return null;
    parts.push(portion.slice());
  }
  const all = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
};

/** A reference of a file in the package: its number, a colon, and its own. */
const inPart = (part: number, block: RawBlock): RawBlock => ({
  ...block,
  ...(block.segments === undefined
    ? {}
    : {
        segments: block.segments.map((segment) => ({
          ...segment,
          ...(segment.ref === undefined ? {} : { ref: `${part}:${segment.ref}` }),
        })),
      }),
});

const ofPart = (failed: Result<never>, part: string): Result<never> =>
  failed.ok || failed.error.code !== 'document.bad-xml'
    ? failed
    : fail('document.bad-part', { ...failed.error.params, part });

const openedParts = (bytes: Uint8Array | null, rules: PackageRules): Result<readonly Part[]> => {
  const zip = bytes === null ? 'too-large' : openZip(bytes);
  if (typeof zip === 'string') return packageFailure(zip);
  const parts = partsIn(zip, rules);
  return parts.ok && parts.value.length === 0
    ? fail('document.missing-part', { part: `*${rules.ending}` })
    : parts;
};

type Told = { language: string | null };

function* blocksIn(
  portions: Iterable<Uint8Array>,
  options: ReadOptions,
  rules: PackageRules,
  told: Told,
): Generator<Result<RawBlock>> {
  const bytes = whole(portions);
  if (options.isBeginning === true) return;
  const parts = openedParts(bytes, rules);
  if (!parts.ok) {
    yield parts;
    return;
  }
  const { memo: _memo, ...own } = options;
  for (const [n, { name, bytes: content }] of parts.value.entries()) {
    const reading = xliffReader(rules.dialect)([content], own, { heldUnits: content.length });
    for (const block of reading.blocks) {
      if (!block.ok) {
        yield ofPart(block, name);
        return;
      }
      told.language ??= reading.language?.() ?? null;
      yield { ok: true, value: inPart(n, block.value) };
    }
  }
}

/** Rows by the number of the file that they came from; one without a reference belongs to what the row before it was. */
const rowsByPart = (rows: Iterable<ExportRow>): ReadonlyMap<number, readonly ExportRow[]> => {
  const found = new Map<number, ExportRow[]>();
  let held: ExportRow[] = [];
  for (const row of rows) {
    const { ref, ...rest } = row;
    const [, part, own] = /^(\d+):(.*)$/.exec(ref ?? '') ?? [];
    if (part !== undefined) {
      held = found.get(Number(part)) ?? [];
      found.set(Number(part), held);
    }
    held.push(own === undefined ? rest : { ...rest, ref: own });
  }
  return found;
};

const isSame = (a: Uint8Array, b: Uint8Array): boolean =>
  a.length === b.length && a.every((byte, n) => byte === b[n]);

/** Fills the files of a package that change; the others, and all else in it, keep their bytes. */
const fillPackage =
  (rules: PackageRules): WriteDocument =>
  (source, options, sink) => {
    const refused = fail('export.unknown-format', { format: rules.id });
    const rows = [...source.rows];
    const document = rows[0]?.document;
    const [file] = document === undefined ? [] : (source.originals?.(document) ?? []);
    if (file === undefined) return refused;
    const bytes = file.bytes();
    const zip = openZip(bytes);
    if (typeof zip === 'string') return packageFailure(zip);
    const parts = partsIn(zip, rules);
    if (!parts.ok) return parts;
    const present = rowsByPart(rows);
    const changed = new Map<string, Uint8Array>();
    let symbols = 0;
    for (const [n, { name, bytes: content }] of parts.value.entries()) {
      const own = present.get(n);
      if (own === undefined) continue;
      const pieces: Uint8Array[] = [];
      const part = {
        ...file,
        bytes: () => content,
        portions: () => [content],
        text: () => new TextDecoder().decode(content),
      };
      const written = xliffFiller(rules.dialect, () => refused)(
        { ...source, rows: own, originals: () => [part] },
        options,
        (piece) =>
          void pieces.push(typeof piece === 'string' ? new TextEncoder().encode(piece) : piece.slice()),
      );
      if (!written.ok) return written;
      symbols += written.value.symbols;
      const now = whole(pieces);
      if (now !== null && !isSame(now, content)) changed.set(name, now);
    }
    const problem = repack(bytes, changed, sink, { deflate: options.deflate });
    return problem === null ? { ok: true, value: { rows: rows.length, symbols } } : packageFailure(problem);
  };

/** A package that is read and filled. */
export const packageCode = (rules: PackageRules): FormatCode => ({
  read: (bytes, options) => {
    const told: Told = { language: null };
    return {
      blocks: blocksIn(bytes, options, rules, told),
      language: () => told.language,
      damage: () => ({ count: 0, places: [] }),
    };
  },
  write: null,
  fill: fillPackage(rules),
  place: null,
  checkFill: checkSizes,
});
