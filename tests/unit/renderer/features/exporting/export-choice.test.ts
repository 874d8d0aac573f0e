import { describe, expect, it } from 'vitest';
import {
  columnsOf,
  layoutOf,
  moved,
  orderFor,
  type ExportChoice,
} from '../../../../../renderer/features/exporting/export-choice.ts';

const choice: ExportChoice = {
  format: 'docx',
  order: ['source', 'zh-Hans', 'en'],
  chosen: new Set(['en', 'source']),
  layout: 'stacked',
  document: null,
  notes: 'export',
};

describe('what is exported', () => {
  it('writes the chosen columns in order', () => {
    expect(columnsOf(choice)).toEqual(['source', 'en']);
  });

  it('keeps the layout only where the format knows it', () => {
    expect(layoutOf(choice)).toBe('side-by-side');
    expect(layoutOf({ ...choice, format: 'html' })).toBe('stacked');
    expect(layoutOf({ ...choice, format: 'txt' })).toBe('interleaved');
  });

  it('moves a column, and leaves it at the ends', () => {
    expect(moved(choice.order, 'en', -1)).toEqual(['source', 'en', 'zh-Hans']);
    expect(moved(choice.order, 'en', 1)).toEqual(choice.order);
    expect(moved(choice.order, 'source', -1)).toEqual(choice.order);
  });

  it('follows the columns there are', () => {
    expect(orderFor(['source', 'zh-Hant', 'zh-Hans'], ['zh-Hans', 'en', 'source'])).toEqual([
      'zh-Hans',
      'source',
      'zh-Hant',
    ]);
  });
});
