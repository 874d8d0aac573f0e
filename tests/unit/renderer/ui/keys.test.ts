import { describe, expect, it } from 'vitest';
import { keyCaps } from '#renderer/ui/keys.ts';

describe('key caps', () => {
  it('names keys as the machine does', () => {
    expect(keyCaps('Mod+Shift+f', false)).toEqual(['Ctrl', 'Shift', 'F']);
    expect(keyCaps('Mod+Shift+f', true)).toEqual(['⌘', '⇧', 'F']);
  });

  it('keeps plus and minus as keys', () => {
    expect(keyCaps('Mod++', false)).toEqual(['Ctrl', '+']);
    expect(keyCaps('Mod+-', false)).toEqual(['Ctrl', '-']);
  });

  it('draws arrows', () => {
    expect(keyCaps('Alt+ArrowDown', false)).toEqual(['Alt', '↓']);
  });
});
