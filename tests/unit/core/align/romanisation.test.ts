import { expect, test } from 'vitest';
import { wadeGilesOf } from '#core/align/romanisation.ts';

test.each(
  'cao tsao|zhang chang|xiang hsiang|zhuo cho|guo kuo|jue chueh|shen shen|zhu chu|xu hsu|you yu|yan yen|xian hsien|xie hsieh|xiong hsiung|zi tzu|si ssu|shi shih|ri jih|luo lo|gui kuei|ge ko|er erh|wang wang|liu liu'
    .split('|')
    .map((pair) => pair.split(' ')),
)('%s is %s in older translations', (pinyin, wadeGiles) => {
  expect(wadeGilesOf(pinyin ?? '')).toBe(wadeGiles);
});
