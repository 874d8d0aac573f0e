import { expect, it } from 'vitest';
import { firstAnswersId, withFirstAnswers, type FirstAnswers } from '#api/first-answers.ts';
import { defaultPreferences } from '#api/preference-values.ts';

const page = '<!doctype html><html><head><title>Duizhao</title></head><body></body></html>';

it('writes answers into a page as data, whatever stands in them', () => {
  const name = `</script><script>alert(1)</script><!-- $& $' 對照 \u2028`;
  const answers: FirstAnswers = {
    'project.info': { ok: false, error: { code: 'project.none-open' } },
    'project.refused': { ok: true, value: null },
    'preferences.get': { ok: true, value: defaultPreferences },
    'library.recent': {
      ok: true,
      value: [{ path: `/tmp/${name}`, name, openedAt: '', rows: 1, missing: false, progress: [] }],
    },
  };
  const html = withFirstAnswers(page, answers);
  const parts = html.split(/<\/?script[^>]*>/);
  expect(parts).toHaveLength(3);
  expect(html).toContain(`<script type="application/json" id="${firstAnswersId}">`);
  expect(JSON.parse(parts[1] ?? '')).toEqual(answers);
  expect(`${parts[0]}${parts[2]}`).toBe(page);
});
