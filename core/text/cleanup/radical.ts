import { codeAt, codeBefore, isHanCode } from './characters.ts';
import type { Finding, Layer } from './finding.ts';
import { triggers } from './triggers.ts';

/**
 * CJK Radicals Supplement with the ideographs they look like (Unicode, EquivalentUnifiedIdeograph.txt); fonts of PDF
 * files put them in the place of words. Forms that are only parts of characters are left out.
 */
const supplement = new Map(
  Array.from(
    '⺁厂⺇几⺌小⺎兀⺐尢⺓幺⺗心⺘手⺟母⺠民⺡水⺣火⺥爪⺩王⺪疋⺬示⺮竹⺰纟⺶羊⺼肉⺾艸⻁虎⻄西⻅见⻆角⻉贝⻊足⻋车⻐钅⻑長⻓长⻔门⻕阜⻘青⻙韦⻚页⻛风⻜飞⻝食⻟飠⻠饣⻢马⻣骨⻤鬼⻥鱼⻦鸟⻨麦⻩黄⻬齐⻮齿⻯竜⻰龙⻲亀⻳龟'.match(
      /../gu,
    ) ?? [],
    (pair): [string, string] => [pair.charAt(0), pair.charAt(1)],
  ),
);

const isRadical = (code: number): boolean => code >= 0x2e80 && code <= 0x2fd5;
const isCompatibility = (code: number): boolean => code >= 0xf900 && code <= 0xfaff;

/** The ideograph in the place of which a radical or a compatibility character stands, or the character itself. */
const unified = (char: string): string =>
  isRadical(char.charCodeAt(0)) ? (supplement.get(char) ?? char.normalize('NFKC')) : char.normalize('NFC');

/** Words of texts that tell of radicals, which then are meant. */
const telling = /部首|偏旁|部件|字根|康熙|说文|說文|radical/i;
const runs = /[\u2e80-\u2fd5\uf900-\ufaff]+/g;
/** Lists of radicals are longer than words made of them. */
const longestWord = 4;

/** Whether a run stands in running text: among other Han, or two or more that make a word. */
const isInWords = (text: string, start: number, end: number): boolean => {
  const beside = (code: number): boolean => isHanCode(code) && !isRadical(code);
  if (end - start > longestWord) return false;
  return beside(codeBefore(text, start)) || beside(codeAt(text, end)) || end - start > 1;
};

/** Radicals and compatibility characters of PDF copies in the place of words: ⼈⼭⼈海 -> 人山人海. */
export const radicalLayer: Layer = {
  triggers: triggers.radical,
  find: (text) =>
    Array.from(text.matchAll(runs)).flatMap(({ index, 0: before }): Finding[] => {
      const after = Array.from(before, unified).join('');
      if (after === before) return [];
      const end = index + before.length;
      const compatible = isCompatibility(before.charCodeAt(0));
      const certain = !compatible && isInWords(text, index, end) && !telling.test(text);
      return [
        {
          kind: 'radical',
          certainty: certain ? 'certain' : 'doubtful',
          start: index,
          end,
          after,
          reason: compatible ? 'radical.compatibility' : certain ? 'radical.inWord' : 'radical.maybe',
        },
      ];
    }),
};
