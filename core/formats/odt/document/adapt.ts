import { ok, type Result } from '#core/model/index.ts';
import { xmlFailure } from '#core/xml/failures.ts';
import { readWholeXml, type XmlStart } from '#core/xml/read.ts';
import { escapeXmlText, withAttribute, writtenAttributes } from '#core/xml/tag-source.ts';
import {
  countAdapted,
  type Adaptation,
  type AdaptedCounts,
  type AdaptedKind,
} from '../../docx/document/adapt.ts';
import { latinFor, otherScript } from '../../docx/document/adapt-fonts.ts';
import type { SourceEdit } from '../../patch.ts';
import type { Slice } from '../../source-place.ts';
import { numberAffixes, numberLabel, openDocumentNumbers } from '../../numbering.ts';
import { openDocumentNames } from './names.ts';

type Change = { readonly attribute: string; readonly value: string | null; readonly kind: AdaptedKind };

const isOfScript = (country: string, script: string, to: 'hans' | 'hant'): boolean =>
  (/^(?:tw|hk|mo)$/i.test(country) || /^hant$/i.test(script)) === (to === 'hant');

/** Language and country of a slot: that of Latin letters, or that of Chinese ones (Part 3, sections 20.197 and 20.190). */
const languageChanges = ({ attributes }: XmlStart, { to, language }: Adaptation): readonly Change[] => {
  const [primary = '', country = ''] = language.split('-');
  const changes: Change[] = [];
  const put = (own: string, ownCountry: string, ownScript: string): void => {
    const script = attributes.get(ownScript);
    changes.push({ attribute: own, value: primary, kind: 'language' });
    changes.push({ attribute: ownCountry, value: country === '' ? 'none' : country, kind: 'language' });
    if (script !== undefined) changes.push({ attribute: ownScript, value: null, kind: 'language' });
  };
  const western = attributes.get('fo:language');
  if (to === 'latin') {
    if (western !== undefined && western !== 'none' && !/^en$/i.test(western))
      put('fo:language', 'fo:country', 'fo:script');
    return changes;
  }
  for (const [own, ownCountry, ownScript] of [
    ['fo:language', 'fo:country', 'fo:script'],
    ['style:language-asian', 'style:country-asian', 'style:script-asian'],
  ] as const) {
    const country = attributes.get(ownCountry) ?? '';
    const script = attributes.get(ownScript) ?? '';
    if (attributes.get(own) === 'zh' && !isOfScript(country, script, to)) put(own, ownCountry, ownScript);
  }
  return changes;
};

const unquoted = (name: string): string => name.replace(/^'(.*)'$/, '$1');

/** The families of typefaces by their names, and whether a family can be said by itself: the prefix for that is declared. */
type Declared = { readonly faces: ReadonlyMap<string, string>; readonly hasFo: boolean };

/** Typefaces where they are declared, and where a style names one by itself. */
const fontChanges = (
  { name, attributes }: XmlStart,
  { to }: Adaptation,
  { faces, hasFo }: Declared,
): readonly Change[] => {
  const changes: Change[] = [];
  const family = attributes.get('svg:font-family');
  if (name === 'style:font-face' && family !== undefined && to !== 'latin') {
    const other = otherScript(unquoted(family), to);
    if (other !== null) changes.push({ attribute: 'svg:font-family', value: `'${other}'`, kind: 'fonts' });
  }
  if (name !== 'style:text-properties') return changes;
  const face = attributes.get('style:font-name');
  const latin = to === 'latin' && face !== undefined && hasFo ? latinFor(faces.get(face) ?? face) : null;
  if (latin !== null) {
    changes.push({ attribute: 'style:font-name', value: null, kind: 'fonts' });
    changes.push({ attribute: 'fo:font-family', value: `'${latin}'`, kind: 'fonts' });
  }
  for (const slot of to === 'latin' ? ['fo:font-family'] : ['fo:font-family', 'style:font-family-asian']) {
    const own = attributes.get(slot);
    const now =
      own === undefined || latin !== null
        ? null
        : to === 'latin'
          ? latinFor(unquoted(own))
          : otherScript(unquoted(own), to);
    if (now !== null) changes.push({ attribute: slot, value: `'${now}'`, kind: 'fonts' });
  }
  return changes;
};

/** What would set Latin letters as if they were Chinese: dots under them, and a grid that gives each a cell. */
const latinChanges = ({ attributes }: XmlStart): readonly Change[] => {
  const changes: Change[] = [];
  const emphasis = attributes.get('style:text-emphasize');
  if (emphasis !== undefined && emphasis !== 'none')
    changes.push({ attribute: 'style:text-emphasize', value: 'none', kind: 'emphasis-marks' });
  if (attributes.get('style:layout-grid-mode') === 'both')
    changes.push({ attribute: 'style:layout-grid-mode', value: 'line', kind: 'grid' });
  return changes;
};

/** The attribute of LibreOffice that says the whole label of a level, and counts instead of prefix and suffix. */
const wholeLabel = /\s([\w.-]+:num-list-format)\s*=\s*(?:"([^"]*)"|'([^']*)')/;

/** How lists, pages and notes count (Part 3, section 19.500), and the words around their numbers. */
const numberingChanges = ({ attributes }: XmlStart, tag: string, { to }: Adaptation): readonly Change[] => {
  const changes: Change[] = [];
  const put = (attribute: string, value: string | null): void => {
    if (value !== null) changes.push({ attribute, value, kind: 'numbering' });
  };
  const format = attributes.get('style:num-format');
  if (format !== undefined) put('style:num-format', openDocumentNumbers(format, to));
  const [prefix, suffix] = ['prefix', 'suffix'].map((name) => attributes.get(`style:num-${name}`));
  const affixes = numberAffixes(prefix ?? '', suffix ?? '', to);
  if (affixes !== null) {
    if (prefix !== undefined || affixes.prefix !== '') put('style:num-prefix', affixes.prefix);
    if (suffix !== undefined || affixes.suffix !== '') put('style:num-suffix', affixes.suffix);
  }
  const [, name, double, single] = wholeLabel.exec(tag) ?? [];
  if (name !== undefined) put(name, numberLabel(double ?? single ?? '', to));
  return changes;
};

/** What is for a person to decide: text from top to bottom, two lines in one, letters spaced or stretched. */
const leftKind = ({ attributes }: XmlStart): AdaptedKind | null => {
  if (/^tb(?:-|$)/.test(attributes.get('style:writing-mode') ?? '')) return 'vertical';
  if ((attributes.get('style:text-combine') ?? 'none') !== 'none') return 'two-lines';
  const spacing = attributes.get('fo:letter-spacing') ?? 'normal';
  const scale = attributes.get('style:text-scale') ?? '100%';
  return !/^(?:normal|-?0(?:\.0*)?(?:[a-z]+)?)$/.test(spacing) || scale !== '100%' ? 'spacing' : null;
};

/** The name of an attribute as the tag writes it, with the document's own prefix; its usual one where the tag has it not. */
const writtenName = (tag: string, name: string): string => {
  const local = name.slice(name.indexOf(':'));
  return writtenAttributes(tag).find((one) => one.name.endsWith(local))?.name ?? name;
};

const tagEdit = (at: Slice, text: string, changes: readonly Change[], counts: AdaptedCounts): SourceEdit => {
  const original = text.slice(at.from, at.to);
  let tag = original;
  for (const { attribute, value } of changes)
    tag = withAttribute(tag, writtenName(original, attribute), value);
  for (const kind of new Set(changes.map((change) => change.kind))) countAdapted(counts, kind);
  return { ...at, text: tag };
};

/**
 * The changes that adapt a part of an OpenDocument file to another language, besides its words: languages, typefaces, and what would set Latin letters as if
 * they were Chinese. `counts` is told of each place. Failures: of its XML.
 */
export const adaptOpenDocument = (
  part: string,
  text: string,
  adaptation: Adaptation,
  counts: AdaptedCounts,
): Result<readonly SourceEdit[]> => {
  const edits: SourceEdit[] = [];
  const faces = new Map<string, string>();
  const hasFo = /\sxmlns:fo=/.test(text);
  let language: { readonly from: number; words: string } | null = null;
  const fault = readWholeXml(
    text,
    {
      open: (start, at) => {
        const { name, attributes } = start;
        if (name === 'style:font-face')
          faces.set(attributes.get('style:name') ?? '', unquoted(attributes.get('svg:font-family') ?? ''));
        if (name === 'dc:language') language = { from: at.to, words: '' };
        const numbers = /^(?:style|text):/.test(name)
          ? numberingChanges(start, text.slice(at.from, at.to), adaptation)
          : [];
        if (!name.startsWith('style:') && numbers.length > 0) edits.push(tagEdit(at, text, numbers, counts));
        if (name.startsWith('style:')) {
          const changes = [
            ...numbers,
            ...languageChanges(start, adaptation),
            ...fontChanges(start, adaptation, { faces, hasFo }),
            ...(adaptation.to === 'latin' ? latinChanges(start) : []),
          ];
          if (changes.length > 0) edits.push(tagEdit(at, text, changes, counts));
          const left = adaptation.to === 'latin' ? leftKind(start) : null;
          if (left !== null) countAdapted(counts, left);
        }
      },
      text: (words) => {
        if (language !== null) language.words += words;
      },
      close: (name, at) => {
        if (name !== 'dc:language' || language === null) return;
        if (language.words.trim() !== '' && language.words !== adaptation.language) {
          edits.push({ from: language.from, to: at.from, text: escapeXmlText(adaptation.language) });
          countAdapted(counts, 'language');
        }
        language = null;
      },
    },
    { namespaces: openDocumentNames },
  );
  return fault === null ? ok(edits) : xmlFailure(fault, part);
};
