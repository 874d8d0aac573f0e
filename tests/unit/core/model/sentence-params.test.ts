import { expect, test } from 'vitest';
import { sentenceParams } from '#core/model/index.ts';
import { loadWords } from '#engine/words.ts';

test.each(['en', 'zh-Hans', 'zh-Hant'] as const)(
  'a project that went is said to be rescued where it is, and where (%s)',
  async (language) => {
    const t = await loadWords(language, ['failures']);
    const said = (params: Record<string, string>): string =>
      t('failures:project.gone', sentenceParams({ code: 'project.gone', params }));
    expect(said({ path: '/a', rescued: '/rescued/a' })).toContain('/rescued/a');
    expect(said({ path: '/a' })).toContain('/a');
    expect(said({ path: '/a' })).not.toContain('{{');
  },
);
