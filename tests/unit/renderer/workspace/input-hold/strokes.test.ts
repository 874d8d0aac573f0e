import { describe, expect, test } from 'vitest';
import {
  characterOf,
  isHeldStroke,
  isTypingStroke,
  textOfInput,
  type HeldStroke,
} from '#renderer/workspace/input-hold/strokes.ts';

const stroke = (key: string, held: Partial<HeldStroke> = {}): HeldStroke => ({
  key,
  code: '',
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  altGraph: false,
  ...held,
});
const ctrl = { ctrlKey: true };

describe('a key stroke', () => {
  test.each([
    ['a', {}, 'a'],
    ['é', {}, 'é'],
    ['，', {}, '，'],
    ['𠮷', {}, '𠮷'],
    ['A', { shiftKey: true }, 'A'],
    ['€', { ctrlKey: true, altKey: true, altGraph: true }, '€'],
    ['a', ctrl, null],
    ['a', { altKey: true }, null],
    ['Enter', {}, null],
    ['F5', {}, null],
  ])('%s with %o types %s', (key, held, typed) => {
    expect(characterOf(stroke(key, held), false)).toBe(typed);
  });

  test('with Option on a Mac types what Option makes of it', () => {
    expect(characterOf(stroke('å', { altKey: true }), true)).toBe('å');
    expect(characterOf(stroke('a', { metaKey: true }), true)).toBeNull();
  });

  test.each([
    [stroke('a'), false, true],
    [stroke('Backspace'), false, true],
    [stroke('ArrowLeft', ctrl), false, true],
    [stroke('Enter', ctrl), true, true],
    [stroke('a', ctrl), false, true],
    [stroke('x', ctrl), false, true],
    // The paste itself is heard, with what is in the clipboard.
    [stroke('v', ctrl), false, false],
    [stroke('r', ctrl), false, false],
    [stroke('F12'), false, false],
    [stroke('F8'), true, true],
    [stroke('Shift', { shiftKey: true }), false, false],
    [stroke('Dead'), false, false],
    [stroke('Process'), false, false],
  ])('%o, a command: %s, waits: %s', (held, isCommand, waits) => {
    expect(isHeldStroke(held, false, isCommand)).toBe(waits);
  });

  test('that would change a text is told from one that leads elsewhere', () => {
    const typing = ['a', 'Backspace', 'Delete', ' '].map((key) => isTypingStroke(stroke(key), false));
    const other = ['Enter', 'ArrowDown', 'Escape', 'F2'].map((key) => isTypingStroke(stroke(key), false));
    expect([typing, other]).toEqual([
      [true, true, true, true],
      [false, false, false, false],
    ]);
  });
});

test('input that went nowhere is given back as text', () => {
  const input = [
    { kind: 'key', stroke: stroke('R') },
    { kind: 'key', stroke: stroke('Backspace') },
    { kind: 'text', text: '雨' },
    { kind: 'key', stroke: stroke('Enter', ctrl) },
    { kind: 'paste', text: 'falls.' },
  ] as const;
  expect(textOfInput(input, false)).toBe('R雨\nfalls.');
});
