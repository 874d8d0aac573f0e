import { ok, type Language, type Result } from '#core/model/index.ts';
import { xmlFailure } from '#core/xml/failures.ts';
import { readWholeXml, type XmlStart } from '#core/xml/read.ts';
import { withAttribute, writtenAttributes } from '#core/xml/tag-source.ts';
import type { SourceEdit } from '../../patch.ts';
import type { Slice } from '../../source-place.ts';
import { latinFor, otherScript } from './adapt-fonts.ts';
import { fieldNumbers, numberLabel, officeNumbers, slideNumbers } from '../../numbering.ts';
import { officeNames } from './names.ts';

/** What a document is adapted to. */
export type Adaptation = { readonly to: 'latin' | 'hans' | 'hant'; readonly language: string };

/** Kinds of adaptation, as the last words of their codes (`docx.<word>`); those that are for a person to decide are only told. */
const kinds = [
  'hint',
  'language',
  'fonts',
  'word-wrap',
  'grid',
  'fit-text',
  'emphasis-marks',
  'indents',
  'numbering',
  'vertical',
  'two-lines',
  'spacing',
  'shrunk',
] as const;
export type AdaptedKind = (typeof kinds)[number];
export type AdaptedCounts = Map<AdaptedKind, number>;

/** How many more there are of a kind. */
export const countAdapted = (counts: AdaptedCounts, kind: AdaptedKind, more = 1): void => {
  if (more > 0) counts.set(kind, (counts.get(kind) ?? 0) + more);
};

const chinese = /^zh(?:-|$)/i;

/** What a file is to be adapted to for a column's language; null for languages of which there are no rules. */
export const adaptationTo = (language: Language): Adaptation | null => {
  if (/^zh-hans/i.test(language)) return { to: 'hans', language: 'zh-CN' };
  if (/^zh-hant/i.test(language)) return { to: 'hant', language: /-HK$/i.test(language) ? 'zh-HK' : 'zh-TW' };
  if (/^en(?:-|$)/i.test(language))
    return { to: 'latin', language: language.includes('-') ? language : 'en-US' };
  return null;
};

const isOfScript = (language: string, to: 'hans' | 'hant'): boolean =>
  /^zh-(?:tw|hk|mo|hant)/i.test(language) === (to === 'hant');

/** The language that stands in an attribute for this one; null where it stays. */
const newLanguage = (
  value: string,
  { to, language }: Adaptation,
  slot: 'val' | 'eastAsia',
): string | null => {
  if (to === 'latin') return slot === 'val' && !/^en(?:-|$)/i.test(value) ? language : null;
  return chinese.test(value) && !isOfScript(value, to) ? language : null;
};

type Change = { readonly attribute: string; readonly value: string | null; readonly kind: AdaptedKind };

/** The attribute of an element by its name without a prefix, as written. */
const writtenName = (tag: string, local: string): string | null =>
  writtenAttributes(tag).find(({ name }) => name.slice(name.indexOf(':') + 1) === local)?.name ?? null;

const languageChanges = ({ name, attributes }: XmlStart, adaptation: Adaptation): readonly Change[] => {
  const changes: Change[] = [];
  const put = (attribute: string, key: string, slot: 'val' | 'eastAsia'): void => {
    const value = attributes.get(key);
    const now = value === undefined ? null : newLanguage(value, adaptation, slot);
    if (now !== null) changes.push({ attribute, value: now, kind: 'language' });
  };
  if (name === 'w:lang' || name === 'w:themeFontLang') {
    put('val', 'w:val', 'val');
    put('eastAsia', 'w:eastAsia', 'eastAsia');
  } else if (name === 'w:lid') put('val', 'w:val', 'eastAsia');
  // Which characters begin and end no line is said of one language (sections 17.15.1.58 and 19.2.1.17).
  else if (name === 'w:noLineBreaksBefore' || name === 'w:noLineBreaksAfter')
    put('lang', 'w:lang', 'eastAsia');
  else if (name === 'p:kinsoku') put('lang', 'lang', 'eastAsia');
  else if (/^a:(?:rPr|endParaRPr|defRPr)$/.test(name)) {
    if (chinese.test(attributes.get('lang') ?? '')) put('lang', 'lang', 'val');
    put('altLang', 'altLang', 'eastAsia');
  }
  return changes;
};

const fontChanges = ({ name, attributes }: XmlStart, { to }: Adaptation): readonly Change[] => {
  const changes: Change[] = [];
  const put = (attribute: string, key: string): void => {
    const value = attributes.get(key);
    const now = value === undefined ? null : to === 'latin' ? latinFor(value) : otherScript(value, to);
    if (now !== null && now !== value) changes.push({ attribute, value: now, kind: 'fonts' });
  };
  if (name === 'w:rFonts') {
    if (to === 'latin' && attributes.get('w:hint') === 'eastAsia')
      changes.push({ attribute: 'hint', value: null, kind: 'hint' });
    for (const slot of to === 'latin' ? ['ascii', 'hAnsi'] : ['ascii', 'hAnsi', 'eastAsia', 'cs'])
      put(slot, `w:${slot}`);
  } else if (name === 'a:latin' || (name === 'a:ea' && to !== 'latin')) put('typeface', 'typeface');
  return changes;
};

/** How lists, pages, notes and fields count, and the words around the numbers of lists. */
const numberingChanges = ({ name, attributes }: XmlStart, { to }: Adaptation): readonly Change[] => {
  const put = (attribute: string, value: string | null): readonly Change[] =>
    value === null ? [] : [{ attribute, value, kind: 'numbering' }];
  switch (name) {
    case 'w:numFmt':
      return put('val', officeNumbers(attributes.get('w:val') ?? '', to));
    case 'w:pgNumType':
      return put('fmt', officeNumbers(attributes.get('w:fmt') ?? '', to));
    case 'w:lvlText':
      return put('val', numberLabel(attributes.get('w:val') ?? '', to));
    case 'w:fldSimple':
      return to === 'latin' ? put('instr', fieldNumbers(attributes.get('w:instr') ?? '')) : [];
    case 'a:buAutoNum':
      return put('type', slideNumbers(attributes.get('type') ?? '', to));
    default:
      return [];
  }
};

const isOff = (value: string | undefined): boolean =>
  value !== undefined && ['0', 'false', 'off'].includes(value);

/** Elements that are taken out for Latin letters: words would break anywhere, be squeezed into a width, or have dots under them. */
const removedKind = ({ name, attributes }: XmlStart): AdaptedKind | null => {
  if (name === 'w:wordWrap' && isOff(attributes.get('w:val'))) return 'word-wrap';
  if (name === 'w:fitText') return 'fit-text';
  return name === 'w:em' && attributes.get('w:val') !== 'none' ? 'emphasis-marks' : null;
};

/** What is for a person to decide: text from top to bottom, two lines in one, letters spaced or stretched, or made smaller to fit (the program reckons that anew where somebody types). */
const leftKind = ({ name, attributes }: XmlStart): AdaptedKind | null => {
  if (name === 'w:textDirection')
    return /^(?:tb|.*V$)/.test(attributes.get('w:val') ?? '') ? 'vertical' : null;
  if (name === 'a:bodyPr' || name === 'wps:bodyPr')
    return /^(?:eaVert|wordArtVert)/.test(attributes.get('vert') ?? '') ? 'vertical' : null;
  if (name === 'w:eastAsianLayout') return 'two-lines';
  if (name === 'a:normAutofit') return attributes.has('fontScale') ? 'shrunk' : null;
  return (name === 'w:spacing' || name === 'w:w') && attributes.get('w:val') !== undefined ? 'spacing' : null;
};

/** A grid that gives each character a cell spreads letters (section 17.6.5): lines alone are kept. */
const gridChanges = ({ name, attributes }: XmlStart): readonly Change[] => {
  if (name !== 'w:docGrid' || attributes.get('w:type')?.endsWith('Chars') !== true) return [];
  return [
    { attribute: 'type', value: 'lines', kind: 'grid' },
    ...(attributes.has('w:charSpace')
      ? [{ attribute: 'charSpace', value: null, kind: 'grid' } as const]
      : []),
  ];
};

/** What changes in one start tag, or what of it is told. */
const tagEdit = (
  start: XmlStart,
  at: Slice,
  text: string,
  adaptation: Adaptation,
  counts: AdaptedCounts,
): SourceEdit | null => {
  const { to } = adaptation;
  const changes = [
    ...languageChanges(start, adaptation),
    ...fontChanges(start, adaptation),
    ...numberingChanges(start, adaptation),
    ...(to === 'latin' ? gridChanges(start) : []),
  ];
  const left = to === 'latin' ? leftKind(start) : null;
  if (left !== null) countAdapted(counts, left);
  if (changes.length === 0) return null;
  let tag = text.slice(at.from, at.to);
  for (const { attribute, value } of changes)
    tag = withAttribute(tag, writtenName(tag, attribute) ?? attribute, value);
  for (const kind of new Set(changes.map((change) => change.kind))) countAdapted(counts, kind);
  return { ...at, text: tag };
};

/** 一、 stands right before its words (section 17.9.28), 1. does not. */
const suffixEdit = (
  { name, attributes }: XmlStart,
  at: Slice,
  text: string,
  isChanged: boolean,
): SourceEdit | null => {
  if (!isChanged || name !== 'w:suff' || attributes.get('w:val') !== 'nothing') return null;
  const tag = text.slice(at.from, at.to);
  return { ...at, text: withAttribute(tag, writtenName(tag, 'val') ?? 'val', 'space') };
};

/**
 * The changes that adapt a part to another language, besides its words (after "East Asian" properties of ECMA-376 Part 1, 17.3.1, 17.3.2 and
 * 17.6): languages, typefaces, and what would set Latin letters as if they were Chinese. `counts` is told of each place.
 */
export const adaptEdits = (
  part: string,
  text: string,
  adaptation: Adaptation,
  counts: AdaptedCounts,
): Result<readonly SourceEdit[]> => {
  const edits: SourceEdit[] = [];
  const open: (number | null)[] = [];
  let instruction: number | null = null;
  let list = { isChanged: false };
  let history = 0; // elements open that say how something was before a tracked change
  const fault = readWholeXml(
    text,
    {
      open: (start, at) => {
        if (history > 0 || /^w:\w+PrChange$/.test(start.name)) history += 1;
        const kind = history === 0 && adaptation.to === 'latin' ? removedKind(start) : null;
        open.push(kind === null ? null : at.from);
        if (kind !== null) countAdapted(counts, kind);
        else if (history === 0) {
          const edit =
            tagEdit(start, at, text, adaptation, counts) ?? suffixEdit(start, at, text, list.isChanged);
          if (edit !== null) edits.push(edit);
          if (start.name === 'w:lvl') list = { isChanged: false };
          if (start.name === 'w:numFmt' && edit !== null && adaptation.to === 'latin')
            list = { isChanged: true };
        }
        instruction = start.name === 'w:instrText' && adaptation.to === 'latin' ? at.to : null;
      },
      close: (_, at) => {
        const from = open.pop();
        const now = instruction === null ? null : fieldNumbers(text.slice(instruction, at.from));
        if (instruction !== null && now !== null) {
          edits.push({ from: instruction, to: at.from, text: now });
          countAdapted(counts, 'numbering');
        }
        instruction = null;
        if (history > 0) history -= 1;
        if (from !== null && from !== undefined) edits.push({ from, to: at.to, text: '' });
      },
    },
    { namespaces: officeNames },
  );
  return fault === null ? ok(edits) : xmlFailure(fault, part);
};
