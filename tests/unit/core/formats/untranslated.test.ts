import { expect, test } from 'vitest';
import { isUntranslated, withStandIns } from '#core/formats/untranslated.ts';
import { emptyCell, plain, type Block, type Cell } from '#core/model/index.ts';

const cell = (text: string, changes: Partial<Cell> = {}): Cell => ({
  ...emptyCell,
  ...plain(text),
  ...changes,
});
const block = (kind: Block['kind']): Block => ({ id: 1 as Block['id'], kind, level: 0 });
const row = (source: Cell | undefined, en: Cell | undefined, kind: Block['kind'] = 'paragraph') => ({
  block: block(kind),
  cells: { ...(source === undefined ? {} : { source }), ...(en === undefined ? {} : { en }) },
});

test.each([
  ['without a translation', row(cell('天'), cell('')), true],
  ['without a cell', row(cell('天'), undefined), true],
  ['with one', row(cell('天'), cell('Sky')), false],
  [
    'with one of a code only',
    row(cell('天'), cell('', { tags: [{ at: 0, kind: 'empty', id: 1, type: 'break' }] })),
    false,
  ],
  ['without words', row(cell(' \n'), cell('')), false],
  ['of code', row(cell('let a'), cell(''), 'code'), false],
  ['whose original is locked', row(cell('天', { locked: true }), cell('')), false],
  ['whose translation is locked', row(cell('天'), cell('', { locked: true })), false],
  ['without an original', row(undefined, cell('')), false],
])('a row %s: %j', (_, one, is) => {
  expect(isUntranslated(one, 'en')).toBe(is);
});

test('the original is never untranslated', () => {
  expect(isUntranslated(row(cell('天'), undefined), 'source')).toBe(false);
});

test('only what is missing is stood in for', () => {
  const texts = { source: plain('天'), en: plain(''), fr: plain('Ciel') };
  expect(withStandIns(texts, ['en', 'fr', 'de'], 'source')).toEqual({
    ...texts,
    en: plain('天'),
    de: plain('天'),
  });
  expect(withStandIns(texts, ['en', 'de'], 'empty')).toEqual({ ...texts, de: plain('') });
  expect(withStandIns(texts, ['fr'], 'source')).toBe(texts);
});
