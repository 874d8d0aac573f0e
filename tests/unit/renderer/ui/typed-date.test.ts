import { expect, test } from 'vitest';
import { typedDate } from '#renderer/ui/typed-date.ts';

test.each([
  '2026-12-01',
  ' 2026-12-1 ',
  '2026/12/01',
  '2026.12.1',
  '20261201',
  '2026年12月1日',
  '2026 年 12 月 1 日',
  '２０２６年１２月１號',
  '二〇二六年十二月一日',
  '民國115年12月1日',
  '民国一百一十五年十二月一号',
])('%s is the first of December 2026', (typed) => {
  expect(typedDate(typed)).toEqual({ value: '2026-12-01' });
});

test.each([
  ['', { value: '' }],
  ['  ', { value: '' }],
  ['2024-02-29', { value: '2024-02-29' }],
  ['民國元年1月1日', { value: '1912-01-01' }],
  ['0800-03-04', { value: '0800-03-04' }],
  ['2026-02-29', { error: 'day' }],
  ['2026-13-01', { error: 'day' }],
  ['2026-00-10', { error: 'day' }],
  ['2026年4月31日', { error: 'day' }],
  ['0000-01-01', { error: 'day' }],
  ['民國0年1月1日', { error: 'day' }],
  ['1/12/2026', { error: 'form' }],
  ['2026-12', { error: 'form' }],
  ['2026-12/01', { error: 'form' }],
  ['26-12-01', { error: 'form' }],
  ['115年12月1日', { error: 'form' }],
  ['9999-12-31', { error: 'form' }],
  ['2026-12-011', { error: 'form' }],
  ['2026-12-01 14:30', { error: 'form' }],
  ['yesterday', { error: 'form' }],
] as const)('%s', (typed, read) => {
  expect(typedDate(typed)).toEqual(read);
});

test.each([
  ['2026-12-01', { value: '2026-12-01T00:00' }],
  ['2026-12-01 14:30', { value: '2026-12-01T14:30' }],
  ['2026-12-01T14:30', { value: '2026-12-01T14:30' }],
  ['20261201 9:05', { value: '2026-12-01T09:05' }],
  ['2026-12-01 14:30:59', { value: '2026-12-01T14:30' }],
  ['2026年12月1日14時30分', { value: '2026-12-01T14:30' }],
  ['2026年12月1日 下午2:30', { value: '2026-12-01T14:30' }],
  ['2026年12月1日下午兩點', { value: '2026-12-01T14:00' }],
  ['2026-12-01 2:30 pm', { value: '2026-12-01T14:30' }],
  ['2026-12-01 12:00 am', { value: '2026-12-01T00:00' }],
  ['2026-12-01 下午12:15', { value: '2026-12-01T12:15' }],
  ['2026-12-01 24:00', { error: 'time' }],
  ['2026-12-01 14:60', { error: 'time' }],
  ['2026-12-01 14', { error: 'form' }],
  ['2026-12-01 soon', { error: 'form' }],
  ['2026-02-30 14:30', { error: 'day' }],
] as const)('with a time of the day: %s', (typed, read) => {
  expect(typedDate(typed, true)).toEqual(read);
});
