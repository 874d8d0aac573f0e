import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fillEdits } from '#core/formats/md/fill.ts';
import { unifyLineEnds } from '#core/formats/md/line-ends.ts';
import { definitionsOf } from '#core/formats/md/stretches.ts';
import { applySourceEdits } from '#core/formats/patch.ts';
import type { RichText } from '#core/model/index.ts';
import { plain } from '#core/model/index.ts';
import { blocksOfExample, lostLetters, rendered, roundTrip, suites } from './md-suites.ts';
import { blocksOf } from './sources.ts';

const fill = (text: string, change: (rich: RichText, at: number) => readonly RichText[]): string =>
  applySourceEdits(
    text,
    fillEdits(
      text,
      blocksOf('md', text).map((block, at) => ({ block, texts: change(block.rich, at) })),
      definitionsOf(unifyLineEnds(text).text),
    ),
  ).join('');

describe('the examples of the specifications', () => {
  it.each(['commonmark', 'gfm'] as const)(
    '%s: render the same after import and export, and keep their words',
    (suite) => {
      const examples = suites[suite];
      const same = examples.filter(
        ({ markdown }) =>
          rendered(
            roundTrip(markdown, (text) => text, 'likeness'),
            suite,
          ) === rendered(markdown, suite),
      );
      const edited = examples.filter(({ markdown }) => {
        const back = blocksOf(
          'md',
          roundTrip(markdown, (text) => (text === '' ? '' : `${text}車`)),
        );
        const before = blocksOfExample(markdown);
        return before.length === back.length && before.every(({ kind }, at) => kind === back[at]?.kind);
      });
      const whole = examples.filter((example) => lostLetters(example) === '');
      console.log(
        `${suite}: ${same.length} of ${examples.length} render the same, ${edited.length} keep their blocks with every row edited, ${whole.length} keep their words`,
      );
      expect(examples.length).toBeGreaterThanOrEqual(652);
      // Not the same: a no-break space that clean-up mends, and white space before a comment at the end of a block.
      expect(same.length).toBeGreaterThanOrEqual(examples.length - 2);
      expect(edited.length).toBeGreaterThanOrEqual(examples.length - 2);
      // GFM 0.29 takes three comments and a style sheet for words, which CommonMark 0.31 takes for HTML.
      expect(whole.length).toBeGreaterThanOrEqual(suite === 'gfm' ? examples.length - 3 : examples.length);
    },
  );
});

describe('filling a file', () => {
  it('leaves numbers, front matter, details, tasks, fences and definitions as they are', () => {
    const text = [
      '---\ntitle: x\nslug: y\n---\n\n3. 步驟一\n\n   ```bash title="x"\n   echo 乙\n   ```\n\n4. 步驟二\n   1) 內\n',
      '<details class="a">\n<summary>答</summary>\n\n內文\n\n</details>\n',
      '- [x] ~~完成~~\n* 星\n+ 加\n\n標題\n====\n\n***\n\n| 甲 | 乙 |\n|:--|--:|\n| 丙 | `a\\|b` |\n\n見[連][x]。[^1]\n\n[x]: /u "t"\n[^1]: 註\n',
    ].join('\n');
    const out = fill(text, (rich) => [
      { ...rich, text: rich.text.replaceAll(/[步內答完星加標甲乙丙見註]/g, 'Q') },
    ]);
    expect(out).toBe(text.replaceAll(/[步內答完星加標甲乙丙見註]/g, 'Q'));
    expect(fill(text, (rich) => [rich])).toBe(text);
  });

  it('writes translations with the marks of the file, in any container', () => {
    const text = '> 1. 看**電車**與[圖][x]。\n>    第二行\n\n[x]: /u\n';
    const tags = blocksOf('md', text)[0]?.rich.tags ?? [];
    const at = [4, 8, 13, 16];
    const now = {
      text: 'See tram and the map.\nNew line',
      tags: tags.map((tag, n) => ({ ...tag, at: at[n] ?? 0 })),
    };
    expect(fill(text, () => [now])).toBe('> 1. See **tram** and [the][x] map.\\\n>    New line\n\n[x]: /u\n');
  });

  it('writes what would not be read as emphasis as elements', () => {
    const text = '他說**好**了。\n';
    const tags = blocksOf('md', text)[0]?.rich.tags ?? [];
    const now = { text: '他說「好。」了。', tags: tags.map((tag, n) => ({ ...tag, at: n === 0 ? 2 : 6 })) };
    expect(fill(text, () => [now])).toBe('他說<strong>「好。」</strong>了。\n');
  });

  it('gives a link or picture that was named by its words its name', () => {
    const text = '見[縣志]與![縣圖][]。\n\n[縣志]: /a\n[縣圖]: /b\n';
    const change = (rich: RichText) => [
      { ...rich, text: rich.text.replace('縣志', '县志').replace('縣圖', '县图') },
    ];
    expect(fill(text, change)).toBe('見[县志][縣志]與![县图][縣圖]。\n\n[縣志]: /a\n[縣圖]: /b\n');
  });

  it('stacks several columns in their place, and takes out what has no words', () => {
    const both = (english: string) => (rich: RichText) => [rich, plain(english)];
    expect(fill('- 甲\n- 乙\n', both('A'))).toBe('- 甲\n\n  A\n- 乙\n\n  A\n');
    expect(fill('# 甲\n\n> 乙\n', both('A'))).toBe('# 甲<br>A\n\n> 乙\n>\n> A\n');
    expect(fill('| 甲 |\n|---|\n| 乙 |\n', both('A|B'))).toBe('| 甲<br>A\\|B |\n|---|\n| 乙<br>A\\|B |\n');
    expect(fill('甲\n===\n\n乙\n\n```\nc\n```\n', (_, at) => (at === 1 ? [plain('B')] : []))).toBe(
      '\nB\n\n```\nc\n```\n',
    );
  });

  it('keeps any ends of lines, and labels inside a line that is written anew', () => {
    const text = '# 甲\r\n\r\n看![舊圖](a.png)了\r\n一次。\r\n';
    expect(fill(text, (rich) => [rich])).toBe(text);
    const out = fill(text, (rich, at) => {
      if (at === 1) return [{ text: 'Look', tags: rich.tags.map((tag) => ({ ...tag, at: 4 })) }];
      return at === 2 ? [plain('old map')] : [rich];
    });
    expect(out).toBe('# 甲\r\n\r\nLook![old map](a.png)\r\n');
  });

  it('keeps the marks of a quote before each line of HTML in it, also where lines come or go', () => {
    const text = '> <div>\n> 後山\n> </div>\n\n- > <div>\n  > 山\n';
    expect(fill(text, (rich) => [rich])).toBe(text);
    const out = fill(text, ({ text }) => [plain(text.replace('後山', '後河'))]);
    expect(out).toBe(text.replace('後山', '後河'));
    const longer = fill(text, ({ text }) => [plain(text.replace('山', '山\n水'))]);
    expect(longer).toBe('> <div>\n> 後山\n> 水\n> </div>\n\n- > <div>\n  > 山\n  > 水\n');
  });

  const pieces = [
    '# ',
    '- ',
    '1. ',
    '> ',
    '\n',
    '\n\n',
    '\r\n',
    '    ',
    '`碼`',
    '```\n碼\n```\n',
    '**粗**',
    '*斜*',
    '[連](/u)',
    '![圖](/v)',
    '[^甲]',
    '[^甲]: ',
    '<b>粗</b>',
    '<div>\n',
    '</div>\n',
    '| 格 |\n|---|\n',
    '&amp;',
    '\\*',
    '後山',
    '「電車。」',
    ' ',
    '𠮷',
    '~~刪~~',
    '- [ ] ',
  ];

  it('is the file itself when nothing changed, and otherwise changes nothing but words', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 30 }), (parts) => {
        const text = parts.join('');
        expect(fill(text, (rich) => [rich])).toBe(text);
        // One letter for another leaves every other byte where it was.
        const out = fill(text, (rich) => [{ ...rich, text: rich.text.replaceAll('山', '河') }]);
        expect(out.replaceAll('河', '山')).toBe(text);
      }),
      { numRuns: 300 },
    );
  });
});
