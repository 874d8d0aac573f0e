import { expect, test } from 'vitest';
import { createEncodingProbe, encodingOfLabel, type Encoding } from '#core/text/decode/index.ts';
import { isSingleByte, fileEncodingOfLabel } from '#core/text/decode/encodings.ts';
import { plausibility } from '#core/text/decode/plausibility.ts';
import { encodeText } from '#core/text/encode/index.ts';
import { measuredRows } from '../tables.ts';

/*
 * What is told of the encodings of many short texts, whole and damaged, as a person has read it. Where a change of the code changes a line, it is read like any other.
 */

const told = (bytes: Uint8Array, isWhole = true): string => {
  const probe = createEncodingProbe();
  probe.push(bytes);
  const { binary, bom, ambiguous, candidates, others } = probe.finish(isWhole);
  const shown = [...candidates, null, ...others].map((one) =>
    one === null
      ? '|'
      : `${one.encoding} ${one.score.toFixed(3)}${one.damaged > 0 ? ` damaged ${one.damaged}` : ''}`,
  );
  return [binary ?? '', bom ? 'marked' : '', ambiguous ? 'ambiguous' : '', ...shown]
    .filter((part) => part !== '')
    .join(' ');
};

test('how likely each encoding is, of texts that are whole, cut within a character, and written over', async () => {
  const lines = measuredRows('encodings.tsv').flatMap(([encoding = '', text = ''], n) => {
    const bytes = encodeText(text, encoding as Encoding);
    const over = bytes.slice();
    over.fill(0xff, Math.floor(over.length / 2), Math.floor(over.length / 2) + 1);
    const zeros = bytes.slice();
    zeros.fill(0, 0, 3);
    // Of each text one damage: which, by its number.
    const damaged = [
      () => `beginning: ${told(bytes.subarray(0, -1), false)}`,
      () => `cut: ${told(bytes.subarray(0, -1))}`,
      () => `over: ${told(over)}`,
      () => `zeros: ${told(zeros)}`,
    ];
    return [`== ${encoding} ${text}`, told(bytes), damaged[n % damaged.length]?.() ?? ''];
  });
  await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot('listing.txt');
});

const labels =
  'utf-8 UTF8 unicode-1-1-utf-8 utf-16 utf-16le UTF-16BE unicode gbk GB2312 gb18030 gb_2312-80 chinese x-gbk hz-gb-2312 big5 Big5-HKSCS cn-big5 x-x-big5 shift_jis sjis ms_kanji windows-31j euc-jp x-euc-jp euc-kr ks_c_5601-1987 windows-949 iso-2022-jp ascii us-ascii latin1 l1 iso-8859-1 windows-1252 cp1252 x-cp1252 iso-8859-2 windows-1250 iso-8859-5 windows-1251 koi8-r koi8-u iso-8859-7 windows-1253 iso-8859-9 windows-1254 windows-1257 windows-1258 windows-874 tis-620 macintosh ibm866 utf-7 nonsense'.split(
    ' ',
  );

test('which encodings labels name', async () => {
  const lines = labels.map((label) =>
    [
      label,
      encodingOfLabel(label) ?? '-',
      fileEncodingOfLabel(label) ?? '-',
      isSingleByte(label) ? 'single bytes' : '',
    ].join(' '),
  );
  await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot('labels.txt');
});

test('how plausible texts are in each encoding', async () => {
  const texts = [
    '我們昨天去醫院',
    '我们昨天去医院',
    '昨日、病院へ行きました。',
    'カタカナ',
    'It is a café.',
    'naïve',
    'Ã©tÃ©',
    '“ça”',
    '銝剜',
    '涓枃',
    'ｶﾀｶﾅ',
    '\u0080\u0081',
    'ÀÈÌ',
    'aÀb',
    '。，',
    '1234',
    '',
    '㐀㐁',
    '\ue000',
    '佢哋喺',
  ];
  const encodings = ['utf-8', 'gb18030', 'big5', 'shift_jis', 'euc-jp', 'windows-1252', 'utf-16le'] as const;
  const lines = texts.map(
    (text) =>
      `${text}: ${encodings.map((encoding) => JSON.stringify(plausibility(text, encoding), (_, value: unknown) => (typeof value === 'number' ? Number(value.toPrecision(4)) : value))).join(' ')}`,
  );
  // Signs of each kind, between small letters, between letters of other scripts, and among themselves; a text of the East, then one of the West.
  const signs = Array.from(
    '\u007f\u0080\u009f\u00a0¡§«¯±·»¿ÀÖ×ÞßàéÿöŒœšŸž–—’“•…€™Ā\u024f\u0250αж‐※‼①─■　、。〕〖ぁんゞァヶー一的龠㐀鬱！，；～＃Ａｚ｡ｶﾟ\ue000\uf8ff\ufffd𠮷𐌰',
  );
  const rounded = (text: string, encoding: Encoding): string => {
    const { score, judged, kana, controls } = plausibility(text, encoding);
    return [score.toPrecision(3), judged, kana.toPrecision(2), controls].map(Number).join(' ');
  };
  const ofSigns = signs.map((sign) => {
    const code = (sign.codePointAt(0) ?? 0).toString(16);
    const frames = [`a${sign}b`, `1${sign} `, `的${sign}的`, `é${sign}a`, sign.repeat(3)];
    return `${code} ${frames.map((text) => `${rounded(text, 'big5')}, ${rounded(text, 'windows-1252')}`).join('; ')}`;
  });
  await expect(`${[...lines, ...ofSigns].join('\n')}\n`).toMatchFileSnapshot('plausible.txt');
});
