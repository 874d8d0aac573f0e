import { expect, it } from 'vitest';
import { parseEntry, wordUse } from '#core/dictionary/index.ts';

const used = (...lines: readonly string[]) => wordUse(lines.flatMap((line) => parseEntry(line) ?? []));

it('a word is a verb where most meanings are, a noun where some are not, and neither where none says so', () => {
  expect(used('取 取 [qu3] /to take/to get/to choose/to fetch/')).toEqual({
    verb: true,
    noun: false,
    functional: false,
  });
  expect(used('修 修 [xiu1] /to repair/to build/(of a text) to write/dried meat/')).toMatchObject({
    verb: true,
  });
  expect(used('管理 管理 [guan3 li3] /to supervise/to manage/management/administration/')).toEqual({
    verb: false,
    noun: true,
    functional: false,
  });
  expect(used('徐 徐 [Xu2] /surname Xu/', '徐 徐 [xu2] /slowly/gently/')).toEqual({
    verb: false,
    noun: false,
    functional: true,
  });
  expect(used('個 个 [ge4] /(classifier used before a noun)/', '與 与 [yu3] /and/with/')).toEqual({
    verb: false,
    noun: false,
    functional: true,
  });
  expect(wordUse([])).toEqual({ verb: false, noun: false, functional: false });
});
