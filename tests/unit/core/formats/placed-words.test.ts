import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applySourceEdits } from '#core/formats/patch.ts';
import { wordEdits } from '#core/formats/placed-words.ts';
import { placedBlocks } from './read-blocks.ts';
import { convertRich, createConverter } from '#core/text/conversion/index.ts';

const convert = createConverter({ from: 'zh-Hant', to: 'zh-Hans', region: 'cn', protectedWords: [] });

/** What `convert` makes of a marked-up text. */
const converted = (format: 'md' | 'html', text: string): string => {
  const blocks = placedBlocks(format, text);
  if (!blocks.ok || blocks.value === null) throw new Error('not read');
  const edits = blocks.value.flatMap((block) =>
    block.kind === 'code' ? [] : (wordEdits(text, block, convertRich(block.rich, convert)) ?? []),
  );
  return applySourceEdits(text, edits).join('');
};

describe('converting words in place', () => {
  it.each([
    [
      'md',
      '---\ntitle: "臺灣後山"\nslug: 後山-遊記\n---\n\n見[維基](https://example.org/皇后?x=裏面 "題裏")與 <https://example.org/後>，![照片](圖/後山.jpg)，`變數 後`，後勤@example.org。\n',
      '---\ntitle: "台湾后山"\nslug: 後山-遊記\n---\n\n见[维基](https://example.org/皇后?x=裏面 "题里")与 <https://example.org/後>，![照片](圖/後山.jpg)，`變數 後`，後勤@example.org。\n',
    ],
    [
      'md',
      '```sh\ncp "後山.jpg"   # 複製\n```\n\n    縮排 後\n',
      '```sh\ncp "後山.jpg"   # 複製\n```\n\n    縮排 後\n',
    ],
    [
      'md',
      '頭**髮**與<b>發</b>展&amp;後\\*裏  \n後\n> 引\n> 後\n',
      '头**发**与<b>发</b>展&amp;后\\*里  \n后\n> 引\n> 后\n',
    ],
    [
      'md',
      '| 後 | b |\n|:-:|---|\n| [裏](/裏 "裏") | `後\\|裏` |\n',
      '| 后 | b |\n|:-:|---|\n| [里](/裏 "里") | `後\\|裏` |\n',
    ],
    ['md', '[縣志]: /裏 "縣志"\n\n見[縣志]。\n', '[縣志]: /裏 "县志"\n\n见[县志][縣志]。\n'],
    [
      'md',
      '<img src="圖/後山.jpg" alt="後山">\n\n<kbd>後</kbd>與<span title="後" class="後">裏</span>\n',
      '<img src="圖/後山.jpg" alt="后山">\n\n<kbd>後</kbd>与<span title="后" class="後">里</span>\n',
    ],
    [
      'html',
      '<!DOCTYPE html><title>後山</title><style>.後{}</style><script>"後"</script><p id=後>後&nbsp;山<code>後</code><br>裏<!-- 後 --></p><pre>後</pre><a href="/後" title=\'後\'>裏</a>',
      '<!DOCTYPE html><title>后山</title><style>.後{}</style><script>"後"</script><p id=後>后&nbsp;山<code>後</code><br>里<!-- 後 --></p><pre>後</pre><a href="/後" title=\'后\'>里</a>',
    ],
  ] as const)('%s %s', (format, text, wanted) => {
    expect(converted(format, text)).toBe(wanted);
  });

  /** Han characters stand here for words, and never in markup: then all else must stay where it is. */
  const markup = fc.constantFrom(
    '# ',
    '- ',
    '> ',
    '\n',
    '\n\n',
    '\r\n',
    '`x`',
    '**',
    '*',
    '_',
    '[',
    '](/u "t")',
    '![',
    '](/v)',
    '<b>',
    '</b>',
    '<div>\n',
    '</div>\n',
    '<br>',
    '&amp;',
    '&#21518;',
    '\\*',
    '| ',
    '|\n|---|---|\n',
    '~~',
    '- [x] ',
    '1. ',
    '[^1]',
    '[^1]: ',
    '<!-- c -->',
    ' ',
    '  \n',
  );
  const words = fc.constantFrom('後', '裏', '頭髮', '，', '。', '「', '」');

  it('leaves every byte outside words as it is', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(markup, words), { maxLength: 40 }), (pieces) => {
        const text = pieces.join('');
        const out = converted('md', text);
        expect(out.replaceAll(/\p{Script=Han}/gu, '字').replaceAll(/\]\[[^\]]*\]/g, ']')).toBe(
          text.replaceAll(/\p{Script=Han}/gu, '字').replaceAll(/\]\[[^\]]*\]/g, ']'),
        );
      }),
      { numRuns: 500 },
    );
  });

  it('is done twice without a further change', () => {
    const text = '# 後\n\n頭**髮**[裏](/裏)。\n';
    expect(converted('md', converted('md', text))).toBe(converted('md', text));
  });
});
