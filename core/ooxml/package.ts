import { fail, ok, type Result } from '../model/index.ts';
import { packageFailure } from '../package/failures.ts';
import { openZip, zipLimits, type PartPieces, type ZipProblem } from '../package/unzip.ts';
import { decodeXml, type XmlEncoding } from '../xml/decode.ts';
import { xmlFailure } from '../xml/failures.ts';
import { readWholeXml } from '../xml/read.ts';

/** Where a relationship of a part leads (ECMA-376 Part 2, section 9.3): to another part, or to an address outside, which nobody asks for. */
export type PackageRelation = {
  readonly id: string;
  /** The last word of its type: `styles`, `header`, `hyperlink`. The same for transitional, strict and Microsoft's own. */
  readonly kind: string;
  readonly part: string | null;
  readonly address: string | null;
};

/** A part of XML as text, and how its bytes were written. */
export type PartText = XmlEncoding & { readonly text: string };

/** The parts of an office document. Each is unpacked when it is asked for. */
export type OfficePackage = {
  readonly names: readonly string[];
  readonly has: (part: string) => boolean;
  /** Null where there is no such part. Failures: of the zip, `document.bad-part`. */
  readonly text: (part: string) => Result<PartText | null>;
  /** The bytes of a part that is no XML. Null where there is no such part. Failures: of the zip. */
  readonly bytes: (part: string) => Result<Uint8Array | null>;
  /** The bytes of a part in pieces, for one too large to be held (`Parts.pieces`). Null where there is no such part. Failures: of the zip. */
  readonly pieces: (part: string) => Result<PartPieces | null>;
  /**
   * The relationships of a part, of the package itself for ''. Where those of the main part are missing, other parts are found by their
   * types, without ids: enough for styles, headers and notes, not for what a document names by an id.
   */
  readonly relations: (part: string) => Result<readonly PackageRelation[]>;
  /** The name of the relationships of a part where they are missing, though other parts are there or the part names some. */
  readonly missingRelations: (part: string) => Result<string | null>;
};

const typesPart = '[Content_Types].xml';

/** Parts that are set to a type of their own (ECMA-376 Part 2, section 10.1.2.2), by the last word of it: `header`, `styles`, `main`. None of a list that is damaged. */
const typedParts = (text: string): readonly { readonly part: string; readonly kind: string }[] => {
  const found: { part: string; kind: string }[] = [];
  const fault = readWholeXml(text, {
    open: ({ name, attributes }) => {
      const kind = /\.([A-Za-z]+)\+xml$/.exec(attributes.get('ContentType') ?? '')?.[1];
      if (name.endsWith('Override') && kind !== undefined)
        found.push({ part: (attributes.get('PartName') ?? '').replace(/^\//, ''), kind });
    },
  });
  return fault === null ? found : [];
};

/** What a main part refers to by relationships. */
const refersBy = /\sr:(?:id|embed|link)="[^"]/;

/** The name of a part that stands as `target` in the relationships of another; nothing leads out of the package. */
const resolved = (part: string, target: string): string => {
  const path = target.startsWith('/') ? [] : part.split('/').slice(0, -1);
  for (const step of target.split('/'))
    if (step === '..') path.pop();
    else if (step !== '' && step !== '.') path.push(step);
  return path.join('/');
};

const relationsOf = (part: string): string => {
  const path = part.split('/');
  return [...path.slice(0, -1), '_rels', `${path.at(-1)}.rels`].join('/');
};

const relationshipsIn = (part: string, text: string): Result<readonly PackageRelation[]> => {
  const found: PackageRelation[] = [];
  const fault = readWholeXml(text, {
    open: ({ name, attributes }) => {
      if (!name.endsWith('Relationship')) return;
      const target = attributes.get('Target') ?? '';
      const isOutside = attributes.get('TargetMode') === 'External';
      found.push({
        id: attributes.get('Id') ?? '',
        kind: (attributes.get('Type') ?? '').split('/').at(-1) ?? '',
        part: isOutside ? null : resolved(part, target),
        address: isOutside ? target : null,
      });
    },
  });
  return fault === null ? ok(found) : xmlFailure(fault, relationsOf(part));
};

/** UTF-16 units of a part from which on it is held: smaller ones cost nothing, and would take the place of one that does. */
const worthHolding = 1_000_000;

/** The part that was decoded last, by the file: a large one is asked for again and again, and would be held as often. */
const lastTexts = new WeakMap<object, { readonly part: string; readonly text: PartText }>();

/**
 * Opens an office document. `memo`: the same for each opening of the same file, so that a part is not unpacked anew by each reading. `most`: bytes of all parts
 * that are read. Failures: those of a zip (`packageFailure`).
 */
export const openOffice = (
  bytes: Uint8Array,
  memo: object = {},
  most: number = zipLimits.bytes,
): Result<OfficePackage> => {
  const zip = openZip(bytes, most);
  const failed = (problem: ZipProblem): Result<never> => packageFailure(problem, most);
  if (typeof zip === 'string') return failed(zip);
  const names = new Set(zip.names);
  /** Names of parts do not tell case (ECMA-376 Part 2, section 9.1.1.3), names in a zip do. */
  const folded = new Map(zip.names.map((name) => [name.toLowerCase(), name]));
  const own = (part: string): string => (names.has(part) ? part : (folded.get(part.toLowerCase()) ?? part));
  const text = (part: string): Result<PartText | null> => {
    const last = lastTexts.get(memo);
    if (last?.part === own(part)) return ok(last.text);
    const content = zip.read(own(part));
    if (content === null) return ok(null);
    if (typeof content === 'string') return failed(content);
    const decoded = decodeXml(content);
    if (!('text' in decoded)) return xmlFailure(decoded, part);
    if (decoded.text.length >= worthHolding) lastTexts.set(memo, { part: own(part), text: decoded });
    return ok(decoded);
  };
  const has = (part: string): boolean => names.has(own(part));
  /** Other parts beside or below a main part, by their types; none of any other part. */
  const byTypes = (part: string): readonly PackageRelation[] => {
    const types = part === '' ? ok(null) : text(typesPart);
    const typed = types.ok && types.value !== null ? typedParts(types.value.text) : [];
    if (!typed.some((one) => own(one.part) === own(part) && one.kind === 'main')) return [];
    const folder = part.slice(0, part.lastIndexOf('/') + 1);
    const beside = typed.filter(
      (one) =>
        own(one.part) !== own(part) &&
        one.part.startsWith(folder) &&
        !one.part.includes('/glossary/') &&
        has(one.part),
    );
    return beside.map(({ part: there, kind }) => ({ id: '', kind, part: own(there), address: null }));
  };
  return ok({
    names: zip.names,
    has,
    text,
    bytes: (part) => {
      const content = zip.read(own(part));
      return typeof content === 'string' ? failed(content) : ok(content);
    },
    pieces: (part) => {
      const pieces = zip.pieces(own(part));
      return typeof pieces === 'string' ? failed(pieces) : ok(pieces);
    },
    relations: (part) => {
      const name = relationsOf(part);
      const found = text(name);
      if (!found.ok) return found;
      if (found.value === null) return ok(byTypes(part));
      const relations = relationshipsIn(part, found.value.text);
      if (!relations.ok) return relations;
      return ok(relations.value.map((one) => (one.part === null ? one : { ...one, part: own(one.part) })));
    },
    missingRelations: (part) => {
      const name = relationsOf(part);
      if (has(name)) return ok(null);
      if (byTypes(part).length > 0) return ok(name);
      const content = text(part);
      if (!content.ok) return content;
      return ok(refersBy.test(content.value?.text ?? '') ? name : null);
    },
  });
};

/** The main part of a document, whatever its name (`officeDocument`). Failure: `document.missing-part`. */
export const mainPart = (office: OfficePackage): Result<string> => {
  const relations = office.relations('');
  if (!relations.ok) return relations;
  const main = relations.value.find(({ kind }) => kind === 'officeDocument')?.part;
  if (main === null || main === undefined || !office.has(main))
    return fail('document.missing-part', {
      part: main ?? (office.has('_rels/.rels') ? 'officeDocument' : '_rels/.rels'),
    });
  return ok(main);
};

/** Fails with `document.missing-part` where a main part names others by ids and the relationships that say which are missing. */
export const checkRelations = (office: OfficePackage, main: string): Result<null> => {
  const missing = office.missingRelations(main);
  if (!missing.ok) return missing;
  return missing.value === null ? ok(null) : fail('document.missing-part', { part: missing.value });
};

/**
 * The bytes of a part, written as it was before. Packages have UTF-8 and UTF-16 only (Part 2, section 9.1.7); in anything else what is not
 * ASCII becomes a reference.
 */
export const partBytes = (text: string, { encoding }: XmlEncoding): Uint8Array => {
  if (encoding === 'utf-16le' || encoding === 'utf-16be') {
    const bytes = new Uint8Array(text.length * 2);
    const view = new DataView(bytes.buffer);
    for (let unit = 0; unit < text.length; unit += 1)
      view.setUint16(unit * 2, text.charCodeAt(unit), encoding === 'utf-16le');
    return bytes;
  }
  const isUtf8 = encoding === 'utf-8';
  const written = isUtf8 ? text : text.replace(/[^\0-\x7f]/gu, (char) => `&#${char.codePointAt(0)};`);
  return new TextEncoder().encode(written);
};
