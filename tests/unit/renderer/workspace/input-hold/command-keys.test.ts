import { expect, it } from 'vitest';
import { commandKeys, type HeldStroke } from '#renderer/workspace/input-hold/strokes.ts';

const plain: HeldStroke = {
  key: 'a',
  code: 'KeyA',
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  altGraph: false,
};

it.each([
  [{ key: 'Enter', ctrlKey: true }, 'Mod+Enter'],
  [{ key: 'z', metaKey: true, shiftKey: true }, 'Mod+Shift+Z'],
  [{ key: 'F8' }, 'F8'],
  [{ key: 'a' }, null],
  [{ key: 'Control', ctrlKey: true }, null],
  [{ key: '@', ctrlKey: true, altKey: true, altGraph: true }, null],
])('%j is told as %s', (stroke, told) => {
  expect(commandKeys({ kind: 'key', stroke: { ...plain, ...stroke } })).toBe(told);
});
