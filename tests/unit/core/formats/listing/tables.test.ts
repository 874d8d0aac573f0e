import { describe, expect, it } from 'vitest';
import { columnsIn } from '#core/formats/bilingual-docx/headings.ts';
import { rowState, wordsOfFile } from '#core/formats/bilingual-docx/states.ts';
import * as rtfWords from '#core/formats/bilingual-rtf/words.ts';
import { latinFor, otherScript } from '#core/formats/docx/document/adapt-fonts.ts';
import { officeNames } from '#core/formats/docx/document/names.ts';
import { factsOf } from '#core/formats/format.ts';
import * as htmlElements from '#core/formats/html/elements.ts';
import { formats } from '#core/formats/index.ts';
import { readLimits } from '#core/formats/limits.ts';
import {
  cssNumbers,
  fieldNumbers,
  numberAffixes,
  numberLabel,
  officeNumbers,
  openDocumentNumbers,
  slideNumbers,
} from '#core/formats/numbering.ts';
import { openDocumentNames } from '#core/formats/odt/document/names.ts';
import { numbersOf, pluralRule, usualPluralForms } from '#core/formats/po/plural-rule.ts';
import {
  isNoted,
  readPhrase,
  readState,
  readXliff12,
  stateWords,
  writePhrase,
  writeState,
  type StateScheme,
} from '#core/formats/states.ts';
import { columnsOf } from '#core/formats/table-columns.ts';
import { codeType, nativeCode, nativeEnd, writtenType } from '#core/formats/tmx/code-types.ts';
import { attributeModules, formatStyles, moduleRoots, rulesOf } from '#core/formats/xliff/check/rules.ts';
import { xliffNamespaces } from '#core/formats/xliff/document.ts';
import { cellStates, inlineTagTypes } from '#core/model/index.ts';
import { valueLines } from '../values.ts';
import { heads, refs } from './heads.ts';
import * as words from './words.ts';

/*
 * What stands in tables: names, numbers, states, typefaces. Each list has been held against the document that it is from; where one changes on purpose it is written anew by
 * `vitest run FILE -u`.
 */

const textOf = (lines: readonly string[]): string => `${lines.join('\n')}\n`;

const shown = (value: unknown): string => (value === null ? 'stays' : JSON.stringify(value));

describe('tables of formats', () => {
  it('say what each format is and can do', async () => {
    const begun: readonly (readonly [string, Uint8Array])[] = Object.entries(heads).map(([name, head]) => [
      name,
      Buffer.from(head, head.startsWith('\u00ff') || head.startsWith('\u00fe') ? 'latin1' : 'utf8'),
    ]);
    await expect(
      textOf([
        ...formats.all.flatMap((format) => [
          `== ${format.id}`,
          ...valueLines(factsOf(format)),
          `begins like: ${begun.flatMap(([name, head]) => (format.sniff(head, 'x') ? [name] : [])).join(', ')}`,
          ...(format.declaredCharset === undefined
            ? []
            : begun
                .map(([name, head]) => [name, format.declaredCharset?.(head) ?? null] as const)
                .filter(([, set]) => set !== null)
                .map(([name, set]) => `encoding of ${name}: ${set}`)),
          ...(format.nameOf === undefined
            ? []
            : refs.map((ref) => `name of ${ref}: ${format.nameOf?.(ref)}`)),
        ]),
        '== limits',
        ...valueLines(readLimits),
      ]),
    ).toMatchFileSnapshot('facts.txt');
  });

  it('say how lists count', async () => {
    const ways = ['latin', 'hans', 'hant'] as const;
    const each = (
      kind: string,
      all: readonly string[],
      of: (name: string, to: (typeof ways)[number]) => string | null,
    ) => all.map((name) => `${kind} ${name}: ${ways.map((to) => of(name, to) ?? '·').join(' | ')}`);
    await expect(
      textOf([
        ...each('Word', words.officeNumbers, officeNumbers),
        ...each('slides', words.slideNumbers, slideNumbers),
        ...each('OpenDocument', words.openNumbers, openDocumentNumbers),
        ...each('CSS', words.cssCounters, cssNumbers),
        ...each('label', words.labels, numberLabel),
        ...words.affixes.map(
          ([prefix, suffix]) =>
            `${prefix}#${suffix}: ${ways.map((to) => shown(numberAffixes(prefix, suffix, to))).join(' | ')}`,
        ),
        ...words.fields.map((field) => `field ${field}: ${shown(fieldNumbers(field))}`),
      ]),
    ).toMatchFileSnapshot('numbering.txt');
  });

  it('say which typeface stands for which', async () => {
    await expect(
      textOf(
        words.typefaces.map(
          (name) =>
            `${name}: ${otherScript(name, 'hans') ?? '·'} | ${otherScript(name, 'hant') ?? '·'} | ${latinFor(name) ?? '·'}`,
        ),
      ),
    ).toMatchFileSnapshot('typefaces.txt');
  });

  it('say what heads of tables mean', async () => {
    const said = (heads: readonly string[]): string => JSON.stringify(columnsIn(heads));
    const choices = { source: '', target: '', header: 'auto' };
    await expect(
      textOf([
        ...words.languageNames.map(
          (name) => `${name}: ${columnsIn(['ID', name, 'English'])?.sourceLanguage ?? 'none'}`,
        ),
        ...words.languageDetails.map(
          (detail) =>
            `${detail}: ${columnsIn(['ID', `Chinese (${detail})`, 'English'])?.sourceLanguage ?? 'none'}`,
        ),
        ...words.bilingualHeads.map((heads) => `${heads.join(' | ')}: ${said(heads)}`),
        ...words.tableHeads.map(
          (heads) => `${heads.join(' | ')}: ${JSON.stringify(columnsOf(heads, heads.length, choices))}`,
        ),
        ...words.choices.map(
          (own) =>
            `${JSON.stringify(own)}: ${JSON.stringify(columnsOf(['Key', '原文', 'English', 'a, b', 'Notes'], 5, { ...choices, ...own }))}`,
        ),
        ...words.rowStates.map(
          (state) =>
            `state ${state}: ${JSON.stringify(rowState(state, true))} ${rowState(state, false).state}`,
        ),
        JSON.stringify([...wordsOfFile(words.rowStates)]),
      ]),
    ).toMatchFileSnapshot('heads.txt');
  });

  it('say what states are called', async () => {
    const schemes = Object.keys(stateWords) as readonly StateScheme[];
    await expect(
      textOf([
        ...schemes.flatMap((scheme) => [
          ...[null, ...words.stateNames].map(
            (word) =>
              `${scheme} ${word}: ${readState(scheme, word, true)} ${readState(scheme, word, false)}${isNoted(scheme, word) ? ', noted' : ''}`,
          ),
          ...cellStates.map(
            (now) =>
              `${scheme} ${now}: ${writeState(scheme, { word: 'own', was: 'empty', now, textChanged: true })}, ${writeState(scheme, { word: 'own', was: now, now, textChanged: false })}, ${writeState(scheme, { word: 'own', was: 'draft', now, textChanged: false }, (word) => !/anslated$|inal|roof/.test(word))}`,
          ),
        ]),
        ...[null, 'translated', 'final', 'new'].flatMap((state) =>
          [null, 'yes', 'no'].map(
            (approved) =>
              `${state} ${approved}: ${readXliff12({ state, approved }, true)} ${readXliff12({ state, approved }, false)}`,
          ),
        ),
        ...[null, '0', '1', '2', '3', '-1', '1.5', 'x'].flatMap((confirmed) =>
          [null, '1', '2', '3', 'x'].map(
            (level) =>
              `${confirmed} of ${level}: ${readPhrase(confirmed, level, true)} ${readPhrase(confirmed, level, false)}`,
          ),
        ),
        ...cellStates.flatMap((state) =>
          [null, '0', '1', '2', '3', '5', 'x'].map(
            (level) => `${state} of ${level}: ${writePhrase(state, level)}`,
          ),
        ),
      ]),
    ).toMatchFileSnapshot('states.txt');
  });

  it('say what names stand for', async () => {
    await expect(
      textOf([
        ...valueLines(officeNames, 'office'),
        ...valueLines(openDocumentNames, 'OpenDocument'),
        ...valueLines(xliffNamespaces, 'XLIFF'),
        ...Object.entries(htmlElements).flatMap(([name, table]) =>
          table instanceof Set
            ? [
                `${name}: ${[...table]
                  .map(String)
                  .toSorted((a, b) => a.localeCompare(b, 'en'))
                  .join(' ')}`,
              ]
            : valueLines(table, name),
        ),
        ...Object.entries(rtfWords).flatMap(([name, table]) =>
          table instanceof Set
            ? [
                `RTF ${name}: ${[...table]
                  .map(String)
                  .toSorted((a, b) => a.localeCompare(b, 'en'))
                  .join(' ')}`,
              ]
            : valueLines(table, `RTF ${name}`),
        ),
        ...inlineTagTypes.flatMap((type) => [
          `TMX ${type}: ${writtenType({ type })} ${nativeCode({ type })} ${nativeEnd({ type })}`,
          ...[{ href: 'a"&<>', title: 't' }, { src: 'a.png', alt: 'b', title: 't' }, { display: 'X' }].map(
            (data) => `  ${nativeCode({ type, data })} ${nativeEnd({ type, data })}`,
          ),
        ]),
        ...words.codes.map(
          ([element, type, content]) =>
            `TMX ${element} ${type} ${content}: ${JSON.stringify(codeType({ element, type, content, subs: [] }))}`,
        ),
        `TMX with a sub-flow: ${JSON.stringify(codeType({ element: 'ph', type: null, content: '<a href="b" title="">', subs: [1] }))}`,
        `TMX half: ${JSON.stringify(codeType({ element: 'it', type: 'bold', content: '<b>', subs: [], half: 'start' }))}`,
      ]),
    ).toMatchFileSnapshot('names.txt');
  });

  it('say what XLIFF 2 allows', async () => {
    await expect(
      textOf([
        ...valueLines(rulesOf('2.1')),
        ...['2.0', '2.2', '2.3', undefined].map(
          (version) => `${version}: ${rulesOf(version) === rulesOf('2.1') ? 'as 2.1' : 'others'}`,
        ),
        ...valueLines(rulesOf('2.2'), '2.2').filter(
          (line) => !valueLines(rulesOf('2.1'), '2.2').includes(line),
        ),
        ...valueLines(moduleRoots, 'modules'),
        `attributes of ${[...attributeModules].join(' ')}`,
        `styles ${[...formatStyles].join(' ')}`,
      ]),
    ).toMatchFileSnapshot('xliff-rules.txt');
  });

  it('say which form of a plural a number takes', async () => {
    await expect(
      textOf([
        ...words.pluralLanguages.map((language) => `${language}: ${usualPluralForms(language)}`),
        ...words.pluralFields.map((field) => {
          const rule = pluralRule(field);
          if (rule === null) return `${field}: none`;
          const { forms, formOf } = rule;
          const numbers = Array.from({ length: forms }, (_, form) =>
            numbersOf(rule, form).slice(0, 12).join(' '),
          );
          return `${field}: ${forms}, ${formOf === null ? 'no rule' : numbers.join(' / ')}`;
        }),
      ]),
    ).toMatchFileSnapshot('plurals.txt');
  });
});
