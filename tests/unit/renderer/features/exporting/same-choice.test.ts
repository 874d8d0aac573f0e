import { describe, expect, it } from 'vitest';
import type { FormatFacts } from '#core/formats/format.ts';
import { defaultColumns, type DocumentId, type DocumentInfo, type ProjectInfo } from '#core/model/index.ts';
import {
  chosenIn,
  fillableIn,
  firstSame,
  narrowEncodings,
  sidesFor,
} from '#renderer/features/exporting/same-choice.ts';

const facts = (id: string, changes: Partial<FormatFacts>): FormatFacts => ({
  id,
  extensions: [id],
  mediaTypes: [],
  encoding: 'own',
  imports: true,
  exports: null,
  fills: 'document',
  cleansUp: false,
  inlineTags: true,
  look: 'text',
  ...changes,
});
const formats = [
  facts('a', { encoding: 'chosen' }),
  facts('two', { bilingual: true }),
  facts('gone', { fills: null }),
];

const document = (id: number, format: string, encoding = 'utf-8'): DocumentInfo => ({
  id: id as DocumentId,
  name: `${id}.${format}`,
  format,
  encoding,
  language: 'zh-Hant',
  targets: ['zh-Hans', 'en'],
  columns: defaultColumns,
  firstRow: 1,
  rows: 1,
});
const project = {
  documents: [
    document(1, 'a', 'big5'),
    document(2, 'gone'),
    document(3, 'two'),
    document(4, 'unknown'),
    document(5, 'a'),
  ],
  settings: { columns: defaultColumns },
} as unknown as ProjectInfo;

describe('documents in their own formats', () => {
  const fillable = fillableIn(project, formats);

  it('are those whose format can be filled', () => {
    expect(fillable.map(({ document: { id } }) => id)).toEqual([1, 3, 5]);
  });

  it('are all of them or one, in the main translation', () => {
    const choice = firstSame(project);
    expect(choice).toMatchObject({ document: null, column: 'en', untranslated: 'source', adapt: true });
    expect(chosenIn(fillable, choice)).toEqual(fillable);
    expect(chosenIn(fillable, { ...choice, document: 3 as DocumentId })).toEqual(fillable.slice(1, 2));
  });

  it('take one column, or all that people translate into where they are bilingual', () => {
    const [one, two] = fillable;
    const choice = firstSame(project);
    expect(one === undefined ? [] : sidesFor(one, choice)).toEqual(['en']);
    expect(two === undefined ? [] : sidesFor(two, choice)).toEqual(['en']);
  });

  it('may have an encoding that lacks characters', () => {
    expect(narrowEncodings(fillable)).toEqual(['big5']);
    expect(narrowEncodings(fillable.slice(1))).toEqual([]);
  });
});
