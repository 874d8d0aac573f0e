import { describe, expect, test } from 'vitest';
import { formats } from '#core/formats/index.ts';
import type { ReadFinding } from '#core/formats/format.ts';
import { usualLimits } from '#core/formats/text-format.ts';

/** What is told of the end of a file: the code, and what it shows. */
const toldOf = async (name: string, text: string): Promise<readonly string[]> => {
  const format = formats.ofFile(name, new Uint8Array());
  const read = format === null ? null : (await format.load()).read;
  if (read === null) throw new Error(`no reader of ${name}`);
  const findings: ReadFinding[] = [];
  const report = (finding: ReadFinding): void => void findings.push(finding);
  const reading = read([Buffer.from(text)], { name, report }, usualLimits);
  for (const block of reading.blocks) expect(block.ok).toBe(true);
  return findings
    .filter(({ code }) => code.startsWith('cut-'))
    .map(({ code, detail }) => `${code} ${detail}`);
};

const sound: Readonly<Record<string, string>> = {
  'a.srt': '1\n00:00:01,000 --> 00:00:02,000\n你好，世界。\n\n2\n00:00:03,000 --> 00:00:04,000\n再见。\n\n',
  'a.vtt': 'WEBVTT\n\n00:01.000 --> 00:02.000\n你好，世界。\n\n',
  'a.ass':
    '[Events]\nFormat: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text\n' +
    'Dialogue: 0,0:00:01.00,0:00:02.00,D,,0,0,0,,你好。\n',
  'a.lrc': '[00:01.00]你好\n[00:02.00]世界\n',
  'a.properties': 'a=你好\nb=世界\n',
  'a.md': '# 你好\n\n世界。\n\n',
};

const cut: readonly (readonly [name: string, end: string, detail: string])[] = [
  ['a.srt', '3', '3'],
  ['a.srt', '3\n', '3'],
  ['a.srt', '3\n00:00:0', '00:00:0'],
  ['a.srt', '3\n00:00:05,000 --', '00:00:05,000 --'],
  ['a.srt', '3\n00:00:05,000 --> 00:00:06,000', '00:00:05,000 --> 00:00:06,000'],
  ['a.srt', '3\n00:00:05,000 --> 00:00:06,000\n<i>好</', '<i>好</'],
  ['a.vtt', '2', '2'],
  ['a.vtt', '00:05.0', '00:05.0'],
  ['a.vtt', '00:05.000 --> 00:06.000\n', '00:05.000 --> 00:06.000'],
  ['a.vtt', '00:05.000 --> 00:06.000\n<v 甲', '<v 甲'],
  ['a.ass', 'Dialo', 'Dialo'],
  ['a.ass', 'Dialogue: 0,0:00:0', 'Dialogue: 0,0:00:0'],
  [
    'a.ass',
    'Dialogue: 0,0:00:03.00,0:00:04.00,D,,0,0,0,,{\\an',
    'Dialogue: 0,0:00:03.00,0:00:04.00,D,,0,0,0,,{\\an',
  ],
  ['a.lrc', '[00:1', '[00:1'],
  ['a.lrc', '[', '['],
  ['a.properties', 'c', 'c'],
  ['a.properties', 'c=d\\', 'c=d\\'],
  ['a.properties', 'c=d\\\n', 'c=d\\'],
  ['a.properties', 'c=\\u4f', 'c=\\u4f'],
];

const whole: readonly (readonly [name: string, end: string])[] = [
  ['a.srt', ''],
  ['a.srt', '3\n00:00:05,000 --> 00:00:06,000\n\n'],
  ['a.srt', '1984\n'],
  ['a.srt', '3\n00:00:05,000 --> 00:00:06,000\n我爱你 <3'],
  ['a.vtt', ''],
  ['a.vtt', 'NOTE 完'],
  ['a.vtt', '00:05.000 --> 00:06.000\n\n'],
  ['a.ass', ''],
  ['a.ass', 'Dialogue: 0,0:00:03.00,0:00:04.00,D,,0,0,0,,好{\\an8}'],
  ['a.lrc', ''],
  ['a.lrc', '[00:12.00]'],
  ['a.properties', ''],
  ['a.properties', 'c\n'],
  ['a.properties', 'c=d\\\\'],
  ['a.properties', 'c='],
];

describe('the end of a file shows that it may be cut off', () => {
  test.each(cut)('%s with %j', async (name, end, detail) => {
    expect(await toldOf(name, `${sound[name]}${end}`)).toEqual([`cut-line ${detail}`]);
  });

  test.each(whole)('or does not: %s with %j', async (name, end) => {
    expect(await toldOf(name, `${sound[name]}${end}`)).toEqual([]);
  });

  test.each([
    ['```js\nlet a\n', '```'],
    ['- 甲\n\n  ~~~~\n  乙\n  ~~~\n', '~~~~'],
    ['<!-- 甲', '-->'],
    ['```js\nlet a\n```\n', null],
    ['> ```\n> 甲\n> ````', null],
    ['<!-- 甲 -->\n', null],
    ['    ```\n', null],
  ])('of Markdown: %j', async (end, detail) => {
    expect(await toldOf('a.md', `${sound['a.md']}${end}`)).toEqual(
      detail === null ? [] : [`cut-off ${detail}`],
    );
  });

  test.each([
    ['---\ntitle: 你好\n', '---'],
    ['+++\ntitle = "你好"\n', '+++'],
    ['---\ntitle: 你好\n---\n\n文字\n', null],
    ['---\n\n你好\n', null],
  ])('of front matter: %j', async (text, detail) => {
    expect(await toldOf('a.md', text)).toEqual(detail === null ? [] : [`cut-off ${detail}`]);
  });
});

test('a text that ends within a character is told of', async () => {
  const txt = await formats.get('txt')?.load();
  const findings: ReadFinding[] = [];
  const bytes = Buffer.from('你好。').subarray(0, -1);
  const reading = txt?.read?.([bytes], { report: (finding) => void findings.push(finding) }, usualLimits);
  expect([...(reading?.blocks ?? [])]).toHaveLength(1);
  expect(findings).toEqual([{ code: 'cut-character', line: 0, detail: 'E3 80' }]);
});
