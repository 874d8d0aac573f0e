import { describe, expect, it } from 'vitest';
import { readBlocks } from '#tests/unit/core/formats/read-blocks.ts';
import { prepareBlocks } from '#core/import/index.ts';
import { createSurvey, findRepairs } from '#core/text/cleanup/index.ts';
import { keepLiteral } from '#core/text/cleanup/keep-literal.ts';
import { createConverter, convertRich } from '#core/text/conversion/index.ts';

const certainIn = (text: string): string[] => {
  const lines = text.split('\n');
  const builder = createSurvey();
  for (const line of lines) builder.observe(line);
  const survey = builder.finish();
  return lines.flatMap((line) =>
    findRepairs(line, survey)
      .filter(({ certainty }) => certainty === 'certain')
      .map(({ before, after }) => `${before}→${after}`),
  );
};

/** Every line of these is right as it stands. */
const right = [
  '條目見https://zh.example.org/wiki/漢字?action=edit&section=2,3，',
  '也可寫信到wang.ming@mail.example.com.tw。',
  '檔案在C:\\資料\\報告,定稿\\第1版.docx。',
  '執行 `複製 "甲",乙` 之後，',
  '設定寫成 {{甲:乙}} 與 ${丙;丁}。',
  '圖在 /裏面/甲,乙/後山.jpg 。',
  '在網頁原始碼裡，要顯示<就寫&lt;，要顯示&就寫&amp;，不換行空格寫&nbsp;。',
  '例如「AT&amp;T」在瀏覽器裡顯示為「AT&T」。',
  '標籤<br>表示換行，<b>與</b>之間的字會變粗。',
  '在HTML中，&copy;是實體，<!-- 註解 -->不顯示。',
  'Name  Dept  Ext\nWang  Sales  101\n李華  業務  102',
  '姓名      部門      分機\n------    ------    ----\n王　明    會計      101',
];

/** Damage round such things is found as before. */
const damaged: readonly (readonly [string, readonly string[]])[] = [
  ['他說,這是真的。見https://example.org/a,b。', [',→，']],
  ['第一段&ldquo;你好&rdquo;<br/>第二段', ['&ldquo;→“', '&rdquo;→”', '<br/>→']],
  ['他走了  又回來了，後來信寫到wang@example.org。', []],
];

describe('what is no prose is not mended', () => {
  it.each(right)('%s', (text) => {
    expect(certainIn(text)).toEqual([]);
  });

  it.each(damaged)('%s', (text, repairs) => {
    const found = certainIn(text);
    for (const repair of repairs) expect(found).toContain(repair);
  });

  it('leaves code of Markdown and pages as it is, in the original and in the converted column', () => {
    const code = 'cp "後山.jpg" /裏面/   # 複製,然後';
    for (const [format, text] of [
      [
        'md',
        `# 路線\n\n~~~js\nconst 車 = "電車"; // 註\n~~~\n\n\`\`\`sh\n${code}\n\`\`\`\n\n用\`車,後\`與 <kbd>後,裏</kbd>。\n`,
      ],
      ['html', `<h1>路線</h1><pre>${code}</pre><p>用<code>車,後</code>與<kbd>後,裏</kbd>。</p>`],
    ] as const) {
      const blocks = [...readBlocks(format, [text])].flatMap((block) => (block.ok ? [block.value] : []));
      const survey = createSurvey();
      for (const block of blocks) survey.observe(block.rich.text);
      const convert = createConverter({ from: 'zh-Hant', to: 'zh-Hans', region: 'cn', protectedWords: [] });
      const prepared = [
        ...prepareBlocks(blocks, {
          language: 'zh-Hant',
          survey: survey.finish(),
          columns: [{ target: 'zh-Hans', convert }],
        }),
      ];
      const all = prepared.flatMap(({ segments }) => segments);
      const converted = all.map(({ converted: { 'zh-Hans': own } }) => own?.text).join('\n');
      expect(converted).toContain('cp "後山.jpg" /裏面/   # 複製,然後');
      expect(converted).toContain('路线');
      expect(converted).toMatch(/用車,後与 ?後,裏。/);
      expect(
        prepared.flatMap(({ repairs }) => repairs).filter(({ decision }) => decision === 'accepted'),
      ).toEqual([]);
    }
  });

  it('converts words round addresses, paths and code only', () => {
    const convert = createConverter({ from: 'zh-Hant', to: 'zh-Hans', region: 'cn', protectedWords: [] });
    expect(convert('後山見 https://example.org/裏，信箱 後勤@example.org，圖/後山.jpg，`變數 後`。')).toBe(
      '后山见 https://example.org/裏，信箱 後勤@example.org，圖/後山.jpg，`變數 後`。',
    );
    const tags = [
      { at: 1, kind: 'open', id: 1, type: 'code' },
      { at: 3, kind: 'close', id: 1, type: 'code' },
    ] as const;
    expect(convertRich({ text: '後後裏後', tags }, convert).text).toBe('后後裏后');
  });
});

describe('repairs that meet what is no prose', () => {
  const text = '𠮷甲乙丙丁戊己庚辛壬癸子';
  const length = Array.from(text).length;
  const code = [
    { start: 3, end: 5 },
    { start: 8, end: 9 },
  ];
  const places = Array.from({ length }, (_, start) =>
    [0, 1, 2, 4].map((size) => ({ start, end: start + size })),
  )
    .flat()
    .filter(({ end }) => end <= length);

  it.each(['space', 'mojibake'] as const)('of %s', (kind) => {
    const repairs = places.map(({ start, end }) => ({
      kind,
      certainty: 'certain' as const,
      start,
      end,
      before: '',
      after: 'x',
      reason: kind,
    }));
    const kept = keepLiteral(text, repairs, createSurvey().finish(), code);
    // What is put in between stands before the character there.
    const expected = places.flatMap(({ start, end }) => {
      const to = Math.max(end, start + 1);
      const met = code.filter((range) => start < range.end && to > range.start);
      if (met.length > 0 && kind === 'space') return [];
      const isInside = met.some((range) => start >= range.start && to <= range.end);
      return [`${start}-${end} ${isInside ? 'doubtful' : 'certain'}`];
    });
    expect(kept.map(({ start, end, certainty }) => `${start}-${end} ${certainty}`)).toEqual(expected);
  });
});
