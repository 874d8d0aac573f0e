import { expect, test } from 'vitest';
import { actionKinds } from '#core/model/index.ts';

test('the kinds of actions, which projects keep, are words of their own', () => {
  expect(new Set(actionKinds).size).toBe(actionKinds.length);
  expect(actionKinds.filter((kind) => !/^[a-z]+(-[a-z]+)*$/.test(kind))).toEqual([]);
});
