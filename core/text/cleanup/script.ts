import { simplifier } from '../conversion/simplify.ts';
import { once } from '../conversion/tables.ts';
import { traditionalAt, traditionalize } from '../conversion/traditionalize.ts';
import { isHanCode } from './characters.ts';
import type { Finding, Layer } from './finding.ts';
import { isScriptBound, isSimplifiedForm, isTraditionalForm } from './scripts.ts';
import { triggers } from './triggers.ts';

/** So much context decides which form a character usually has. */
const around = 4;

const convert = once(() => ({
  toTraditional: (text: string) => traditionalize(text, 'tw'),
  toSimplified: simplifier('cn'),
}));

/** Right in Traditional text as they stand, whatever a table prefers. */
const settled = '台着著群床峰裡裏麼岩占';

const surnames =
  '王李張劉陳楊黃趙周吳徐孫朱馬胡郭林何高梁鄭羅宋謝唐韓曹許鄧蕭馮曾程蔡彭潘袁董余蘇葉呂魏蔣田杜丁沈姜范江傅鍾盧汪戴崔任陸廖姚方金邱夏譚韋賈鄒石熊孟秦閻薛侯雷白龍段郝孔邵史毛常萬顧賴武康賀嚴尹錢施';

/** Characters that a converter takes for another word's in given names, with what names are written with. */
const inNames: ReadonlyMap<number, string> = new Map(
  ['巖岩', '嶽岳', '穀谷', '鬆松'].map((pair) => [pair.charCodeAt(0), pair.charAt(1)]),
);

const hint = (at: number, char: string, usual: string, reason: string): Finding => ({
  kind: 'script',
  certainty: 'hint',
  start: at,
  end: at + char.length,
  after: usual,
  reason,
  params: { char, usual },
});

const windowAt = (text: string, at: number): { readonly context: string; readonly offset: number } => {
  const start = Math.max(0, at - around);
  return { context: text.slice(start, at + around + 1), offset: at - start };
};

/** Characters of a Traditional text that are written otherwise there: which form is meant, words on both sides say. */
const leftSimplified = (text: string, offsets: readonly number[]): Finding[] =>
  traditionalAt(text, offsets, 'tw').flatMap((usual, n) => {
    const at = offsets[n] ?? 0;
    const char = text.charAt(at);
    return usual.length !== 1 || usual === char ? [] : [hint(at, char, usual, 'script.leftSimplified')];
  });

const leftTraditional = (text: string, at: number): Finding[] => {
  const char = text.charAt(at);
  const { context, offset } = windowAt(text, at);
  const converted = convert().toSimplified(context);
  const usual = converted.charAt(offset);
  if (converted.length !== context.length || usual === char) return [];
  return [hint(at, char, usual, 'script.leftTraditional')];
};

const overConverted = (text: string, at: number): Finding[] => {
  const char = text.charAt(at);
  const usual = inNames.get(char.charCodeAt(0));
  if (usual === undefined || !surnames.includes(text.charAt(at - 1) || '-')) return [];
  if (isHanCode(text.charCodeAt(at - 2)) && isHanCode(text.charCodeAt(at - 3))) {
    const { context, offset } = windowAt(text, at);
    const back = convert().toTraditional(convert().toSimplified(context));
    if (back.charAt(offset) === char) return [];
  }
  return [hint(at, char, usual, 'script.overConverted')];
};

/** Characters left in the other script, and names that were over-converted: hints, for a reader to judge. */
export const scriptLayer: Layer = {
  triggers: triggers.script,
  find: (text, { mainScript }) => {
    if (mainScript === 'none') return [];
    const findings: Finding[] = [];
    const simplified: number[] = [];
    for (let at = 0; at < text.length; at++) {
      const code = text.charCodeAt(at);
      if (code < 0x3400 || code > 0x9fff || !isScriptBound(code)) continue;
      if (mainScript === 'zh-Hant') {
        if (isTraditionalForm(code)) findings.push(...overConverted(text, at));
        else if (!settled.includes(text.charAt(at))) simplified.push(at);
      } else if (isTraditionalForm(code) && !isSimplifiedForm(code) && text.charAt(at) !== '著')
        findings.push(...leftTraditional(text, at));
    }
    if (simplified.length === 0) return findings;
    return [...findings, ...leftSimplified(text, simplified)].sort((one, other) => one.start - other.start);
  },
};
