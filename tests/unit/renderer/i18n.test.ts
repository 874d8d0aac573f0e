import { describe, expect, it } from 'vitest';
import { languageFor } from '#renderer/i18n.ts';

describe('the language of the interface', () => {
  it.each([
    [['zh-TW', 'en'], 'zh-Hant'],
    [['zh-HK'], 'zh-Hant'],
    [['zh-Hant-CN'], 'zh-Hant'],
    [['zh'], 'zh-Hans'],
    [['zh-CN', 'zh-TW'], 'zh-Hans'],
    [['zh-Hans-SG'], 'zh-Hans'],
    [['ja', 'zh-Hant'], 'zh-Hant'],
    [['fr', 'de'], 'en'],
    [[], 'en'],
    [['en-GB', 'zh-CN'], 'en'],
  ] as const)('for %j is %s', (wanted, expected) => {
    expect(languageFor(wanted)).toBe(expected);
  });
});
