import { describe, expect, it } from 'vitest';
import type { Concept, ConceptId, Gender } from '#core/model/index.ts';
import { exchangeTerm } from '#core/terms/exchange.ts';
import { createTermIndex } from '#core/terms/index.ts';
import { applyEdits } from '#core/text/mapping.ts';

const concept = (id: number, original: string, english: string, gender?: Gender): Concept => ({
  id: id as ConceptId,
  uid: String(id),
  terms: [
    { language: 'zh-Hant', text: original, status: 'preferred' },
    { language: 'en', text: english, status: 'preferred' },
  ],
  partOfSpeech: null,
  domain: '',
  note: '',
  source: '',
  ...(gender === undefined
    ? {}
    : {
        name: {
          kind: 'person',
          surname: '',
          gender,
          titles: [],
          romanisations: { pinyin: '', pinyinTones: '', wadeGiles: '', jyutping: '' },
        },
      }),
});

const exchanged = (from: Concept, to: Concept, text: string, language = 'en'): string | null => {
  const index = createTermIndex();
  for (const one of [from, to]) index.put(one);
  const named = ({ terms }: Concept): string => terms.find((term) => term.language === language)?.text ?? '';
  const edits = exchangeTerm(
    index,
    { concept: from, text: named(from) },
    { concept: to, text: named(to) },
    { text, language },
  );
  return edits === null ? null : applyEdits(text, edits);
};

const zhang = concept(1, '張偉', 'Zhang Wei', 'male');
const wang = concept(2, '王強', 'Wang Qiang', 'male');
const li = concept(3, '李娜', 'Li Na', 'female');
const contract = concept(4, '合同', 'contract');
const agreement = concept(5, '協議', 'agreement');

describe('a term in place of another', () => {
  it.each([
    [zhang, wang, 'Zhang Wei left.', 'Wang Qiang left.'],
    [zhang, wang, "Zhang Wei's house", "Wang Qiang's house"],
    [zhang, wang, 'Zhang Wei said he was ill.', 'Wang Qiang said he was ill.'],
    [zhang, li, 'Zhang Wei left.', 'Li Na left.'],
    [contract, agreement, 'Sign a contract.', 'Sign an agreement.'],
    [contract, agreement, 'Contracts are signed.', 'Agreements are signed.'],
  ])('%#: %s', (from, to, text, expected) => {
    expect(exchanged(from, to, text)).toBe(expected);
  });

  it('is put into Chinese as it is', () => {
    expect(exchanged(contract, agreement, '簽了合同。', 'zh-Hant')).toBe('簽了協議。');
  });

  it.each([
    ['it is there twice', zhang, wang, 'Zhang Wei knows Zhang Wei.'],
    ['it is not there', zhang, wang, 'He left.'],
    ['a part of the name is there too', zhang, wang, 'Zhang Wei left. Zhang never came back.'],
    ['a pronoun is of the other gender', zhang, li, 'Zhang Wei said he was ill.'],
  ])('stays away where %s', (_, from, to, text) => {
    expect(exchanged(from, to, text)).toBeNull();
  });
});
