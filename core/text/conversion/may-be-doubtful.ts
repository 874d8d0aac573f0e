import { chineseScript, type Language } from '../../model/language.ts';
import { ambiguousForms } from './ambiguous.ts';
import { simplifyingDoubts } from './doubtful-table.ts';

const anyOf = (characters: Iterable<string>): RegExp => new RegExp(`[${[...characters].join('')}]`, 'u');

/** Any character whose conversion from Traditional may be doubtful. */
export const anyDoubtfulTraditional = anyOf(['著', ...simplifyingDoubts.keys()]);
const anyDoubtfulSimplified = anyOf(['著', '着', ...ambiguousForms.keys()]);

/** False when `doubtfulCharacters` finds nothing in whatever `source` was converted to; needs no tables of words. */
export const mayBeDoubtful = (source: string, from: Language, to: Language): boolean => {
  const [script, wanted] = [chineseScript(from), chineseScript(to)];
  if (script === null || wanted === null || script === wanted) return false;
  return (wanted === 'zh-Hans' ? anyDoubtfulTraditional : anyDoubtfulSimplified).test(source);
};
