import { describe, expect, it } from 'vitest';
import { parseBinding, strikes, type Stroke } from '#renderer/workspace/keys.ts';

const stroke = (key: string, code: string, held = ''): Stroke => ({
  key,
  code,
  ctrlKey: held.includes('c'),
  metaKey: held.includes('m'),
  altKey: held.includes('a'),
  shiftKey: held.includes('s'),
});

describe('bindings', () => {
  it('name their modifiers before the key, which may be a plus or a minus', () => {
    expect(parseBinding('Mod+Alt+Shift+F')).toEqual({ mod: true, alt: true, shift: true, key: 'F' });
    expect(parseBinding('Mod+Alt+-')).toEqual({ mod: true, alt: true, shift: false, key: '-' });
    expect(parseBinding('F2')).toEqual({ mod: false, alt: false, shift: false, key: 'F2' });
  });
});

describe('strikes', () => {
  it('takes Control for Mod, and Command on a Mac', () => {
    expect(strikes(stroke('k', 'KeyK', 'c'), 'Mod+K', false)).toBe(true);
    expect(strikes(stroke('k', 'KeyK', 'm'), 'Mod+K', false)).toBe(false);
    expect(strikes(stroke('k', 'KeyK', 'm'), 'Mod+K', true)).toBe(true);
    expect(strikes(stroke('k', 'KeyK', 'c'), 'Mod+K', true)).toBe(false);
  });

  it('wants exactly the modifiers named', () => {
    expect(strikes(stroke('Z', 'KeyZ', 'cs'), 'Mod+Z', false)).toBe(false);
    expect(strikes(stroke('Z', 'KeyZ', 'cs'), 'Mod+Shift+Z', false)).toBe(true);
    expect(strikes(stroke('Enter', 'Enter'), 'Mod+Enter', false)).toBe(false);
  });

  it('knows the space bar by its name', () => {
    expect(strikes(stroke(' ', 'Space'), 'Space', false)).toBe(true);
    expect(strikes(stroke(' ', 'Space', 's'), 'Space', false)).toBe(false);
  });

  it('takes a letter from the layout when it is Latin, else from its place', () => {
    // A French keyboard: the key in the place of Q says A.
    expect(strikes(stroke('a', 'KeyQ', 'c'), 'Mod+A', false)).toBe(true);
    expect(strikes(stroke('a', 'KeyQ', 'c'), 'Mod+Q', false)).toBe(false);
    // A Cyrillic one, and Option on a Mac: what the key says is no help.
    expect(strikes(stroke('я', 'KeyZ', 'c'), 'Mod+Z', false)).toBe(true);
    expect(strikes(stroke('¡', 'Digit1', 'ma'), 'Mod+Alt+1', true)).toBe(true);
  });
});
