import { describe, expect, it } from 'vitest';
import { badPath, tooLong } from '#engine/store/path-limits.ts';

const codeOf = (path: string, platform: NodeJS.Platform): string | null =>
  badPath(path, platform)?.code ?? null;

describe('what a system takes as a path', () => {
  it('is counted in bytes, and on Windows in UTF-16 units', () => {
    const name = '字'.repeat(84);
    expect(codeOf(`/a/${name}.md`, 'linux')).toBe(null);
    expect(codeOf(`/a/${name}字.md`, 'linux')).toBe('file.name-too-long');
    expect(codeOf(`/a/${name}字.md`, 'win32')).toBe(null);
    expect(codeOf(`/a/${'字'.repeat(256)}`, 'win32')).toBe('file.name-too-long');
  });

  it('names the part that is too long, and what fits', () => {
    const name = 'n'.repeat(256);
    expect(tooLong(`/${name}/a.duizhao`, 'linux')).toEqual({
      code: 'file.name-too-long',
      params: { path: `/${name}/a.duizhao`, name, letters: 255, characters: 85 },
    });
    const deep = `/${'d/'.repeat(250)}a.duizhao`;
    expect(tooLong(deep, 'linux')).toMatchObject({ code: 'file.path-too-long', params: { letters: 504 } });
    expect(tooLong(deep.replace(/duizhao$/, 'docx'), 'linux')).toBe(null);
  });

  it('has no name on Windows that it keeps for a device or cannot give', () => {
    const names = ['CON.duizhao', 'nul.docx', 'com1', 'LPT9.md', 'COM¹.txt', 'a?.md', 'a:b.md', 'a.', 'a '];
    expect(names.map((name) => codeOf(`/a/${name}`, 'win32'))).toEqual(names.map(() => 'file.bad-name'));
    expect(names.map((name) => codeOf(`/a/${name}`, 'linux'))).toEqual(names.map(() => null));
    const fine = ['console.md', 'com10.docx', 'a.con.md', '對照.duizhao', 'a b.md', '.hidden'];
    expect(fine.map((name) => codeOf(`/a/${name}`, 'win32'))).toEqual(fine.map(() => null));
  });
});
