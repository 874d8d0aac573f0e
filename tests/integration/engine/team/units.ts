import type { TeamUnit } from '#engine/store/team-units-repository.ts';

/** A unit of somebody's row, with little said. */
export const teamUnit = (
  unit: string,
  original: string,
  english: string,
  more: Partial<TeamUnit> = {},
): TeamUnit => ({
  id: '',
  unit,
  writer: '',
  author: 'Anna',
  at: '2026-01-01T00:00:00.000Z',
  original: { text: original, tags: [], language: 'zh-Hant' },
  translations: [{ text: english, tags: [], language: 'en' }],
  state: 'translated',
  document: 'report.txt',
  before: null,
  after: null,
  origin: '',
  ...more,
});
