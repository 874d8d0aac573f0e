import { describe, expect, it } from 'vitest';
import { bindingOf } from '#renderer/workspace/keys.ts';
import { reservedFor } from '#renderer/workspace/reserved-keys.ts';

const stroke = (key: string, code: string, held = '') => ({
  key,
  code,
  ctrlKey: held.includes('c'),
  metaKey: held.includes('m'),
  altKey: held.includes('a'),
  shiftKey: held.includes('s'),
});

describe('keys that commands cannot have', () => {
  it.each([
    ['A', 'typing'],
    ['Shift+;', 'typing'],
    ['Enter', 'typing'],
    ['Shift+Tab', 'typing'],
    ['Escape', 'typing'],
    ['Shift+ArrowLeft', 'typing'],
    ['Mod+C', 'clipboard'],
    ['Mod+W', 'browser'],
    ['Mod+Shift+T', 'browser'],
    ['F5', 'browser'],
    ['Mod+1', 'browser'],
    ['Alt+F4', 'system'],
    ['Alt+Shift+K', 'switching'],
    ['Mod+Space', 'switching'],
  ] as const)('%s: %s', (binding, why) => {
    expect(reservedFor(binding, false)).toBe(why);
  });

  it.each([
    'F6',
    'F8',
    'Shift+F9',
    'Mod+Alt+Q',
    'Alt+ArrowDown',
    'Alt+Enter',
    'Mod+Shift+ArrowLeft',
    'Alt+K',
  ])('all others they can: %s', (binding) => {
    expect(reservedFor(binding, false)).toBeNull();
  });

  it('are others on a Mac', () => {
    expect(reservedFor('Mod+H', true)).toBe('system');
    expect(reservedFor('Mod+H', false)).toBeNull();
    expect(reservedFor('Alt+K', true)).toBe('typing');
    expect(reservedFor('Alt+Shift+ArrowLeft', true)).toBeNull();
  });
});

describe('a stroke', () => {
  it.each([
    [stroke('k', 'KeyK', 'ca'), 'Mod+Alt+K'],
    [stroke('<', 'Comma', 'cs'), 'Mod+Shift+,'],
    [stroke('F9', 'F9', 's'), 'Shift+F9'],
    [stroke('ArrowUp', 'ArrowUp', 'a'), 'Alt+ArrowUp'],
    // Other layouts: by the place of the key, where its letter is not Latin.
    [stroke('к', 'KeyR', 'c'), 'Mod+R'],
    [stroke('q', 'KeyA', 'c'), 'Mod+Q'],
    [stroke('!', 'Digit1', 'cs'), 'Mod+Shift+1'],
    [stroke('+', 'NumpadAdd', 'c'), 'Mod++'],
    [stroke(' ', 'Space', 'c'), 'Mod+Space'],
  ])('is written as commands write their keys: $key', (given, binding) => {
    expect(bindingOf(given, false)).toBe(binding);
  });

  it.each([
    stroke('Control', 'ControlLeft', 'c'),
    stroke('Shift', 'ShiftLeft', 's'),
    stroke('Dead', 'BracketLeft'),
    stroke('Process', 'KeyA'),
    stroke('k', 'KeyK', 'm'),
  ])('that is no key of its own has no name: $key', (given) => {
    expect(bindingOf(given, false)).toBeNull();
  });

  it('is told by Command on a Mac', () => {
    expect(bindingOf(stroke('k', 'KeyK', 'm'), true)).toBe('Mod+K');
    expect(bindingOf(stroke('k', 'KeyK', 'c'), true)).toBeNull();
  });
});
