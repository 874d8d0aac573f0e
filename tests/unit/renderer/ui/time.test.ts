import { describe, expect, it } from 'vitest';
import { ago, fileSize } from '#renderer/ui/time.ts';

const now = Date.parse('2026-03-10T12:00:00Z');

describe('how long ago', () => {
  it('is said in the largest unit that fits', () => {
    expect(ago('2026-03-10T11:59:30Z', now, 'en')).toBe('now');
    expect(ago('2026-03-10T11:55:00Z', now, 'en')).toBe('5 minutes ago');
    expect(ago('2026-03-10T09:00:00Z', now, 'zh-Hans')).toBe('3小时前');
    expect(ago('2026-03-09T11:00:00Z', now, 'zh-Hant')).toBe('昨天');
  });

  it('is a date when it is long ago, and nothing when it is no time', () => {
    expect(ago('2025-01-02T12:00:00Z', now, 'en')).toBe('Jan 2, 2025');
    expect(ago('someday', now, 'en')).toBe('');
  });

  it('never lies in the future', () => {
    expect(ago('2026-03-10T12:00:10Z', now, 'en')).toBe('now');
  });
});

describe('file sizes', () => {
  it('are said in units of a thousand', () => {
    expect(fileSize(70, 'en')).toBe('70 bytes');
    expect(fileSize(1500, 'en')).toBe('1.5 kB');
    expect(fileSize(15_466_500, 'en')).toBe('15 MB');
  });
});
