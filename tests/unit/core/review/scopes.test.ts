import { describe, expect, it } from 'vitest';
import { readJson } from '#core/model/shape.ts';
import { packageFormat, packageVersion, readManifest, reviewSession } from '#core/review/package.ts';

const sessionOf = (scope: object) => ({
  id: 'session-1',
  title: 'Half',
  opened: '2026-11-25T10:00:00Z',
  asked: 'score',
  scope,
  language: 'zh-Hant',
  sides: ['en'],
  profile: null,
  reviewers: ['Ann'],
});

const manifestOf = (session: object): string =>
  JSON.stringify({
    format: packageFormat,
    version: packageVersion,
    kind: 'handover',
    project: 'project-1',
    title: 'Half',
    session,
    round: 1,
    from: 'Translator',
    made: '2026-11-25T10:00:00Z',
    base: '76028559c14cf0fe',
    rows: 2,
    parts: [{ name: 'content.json', bytes: 10, sha256: 'ab'.repeat(32) }],
  });

describe('how the rows of a review were chosen', () => {
  it.each([
    [{ is: 'all' }, true],
    [{ is: 'rows', from: 1, to: 3 }, true],
    [{ is: 'filter', filter: 'open' }, true],
    [{ is: 'sample', characters: 500, seed: 'one' }, true],
    [{ is: 'book', name: 'a.docx' }, false],
  ])('is kept: %o; travels: %s', (scope, travels) => {
    const session = sessionOf(scope);
    expect(readJson(JSON.stringify(session), reviewSession)).toEqual({ ok: true, value: session });
    expect(readManifest(manifestOf(session), 'one.duizhao-review').ok).toBe(travels);
  });

  it.each([{ is: 'rows' }, { is: 'book' }, { is: 'sample', characters: 500 }, { is: 'other' }, {}])(
    'is none of: %o',
    (scope) => {
      expect(readJson(JSON.stringify(sessionOf(scope)), reviewSession).ok).toBe(false);
    },
  );
});
