import { fail, ok, type Result } from '#core/model/index.ts';
import type { Places } from './places.ts';
import { readPreferences } from './store/read-preferences.ts';
import { recentProjects } from './store/recent-list.ts';
import { samplesByTitles } from './store/sample-titles.ts';

/** Answers a call that is about nothing but small files, or null: only the engine can answer it. */
export type FirstAnswers = (feature: string, method: string, input: unknown) => Result<unknown> | null;

const isEmpty = (input: unknown): boolean =>
  typeof input === 'object' && input !== null && Object.keys(input).length === 0;

/**
 * What the first screen asks of an engine that has just started, as the engine would answer: nothing is open yet, and the list of projects,
 * the samples and the preferences are small files. To be asked only until the engine itself has been asked for anything.
 */
export const firstAnswers = ({
  dataFolder,
  samplesFolder,
}: Pick<Places, 'dataFolder' | 'samplesFolder'>): FirstAnswers => {
  const answers: Readonly<Record<string, () => Result<unknown> | null>> = {
    'project.info': () => fail('project.none-open'),
    'project.refused': () => ok(null),
    'preferences.get': () => ok(readPreferences(dataFolder)),
    'library.recent': () => ok(recentProjects(dataFolder)),
    'library.samples': () => {
      const samples = samplesByTitles(samplesFolder);
      return samples === null ? null : ok(samples);
    },
  };
  return (feature, method, input) => {
    const name = `${feature}.${method}`;
    return isEmpty(input) && Object.hasOwn(answers, name) ? (answers[name]?.() ?? null) : null;
  };
};
