import type { FirstAnswers } from '#api/first-answers.ts';
import { fail, ok } from '#core/model/index.ts';
import type { Places } from './places.ts';
import { readPreferences } from './store/read-preferences.ts';
import { recentProjects } from './store/recent-list.ts';
import { samplesByTitles } from './store/sample-titles.ts';

/**
 * What the first screen asks of an engine that has just started, as the engine would answer: nothing is open yet, and the list of projects,
 * the samples and the preferences are small files. True only until an engine over these folders was asked for anything else. Samples
 * whose titles are not written down are left to the engine.
 */
export const firstAnswers = ({
  dataFolder,
  samplesFolder,
}: Pick<Places, 'dataFolder' | 'samplesFolder'>): FirstAnswers => {
  const samples = samplesByTitles(samplesFolder);
  return {
    'project.info': fail('project.none-open'),
    'project.refused': ok(null),
    'preferences.get': ok(readPreferences(dataFolder)),
    'library.recent': ok(recentProjects(dataFolder)),
    ...(samples === null ? {} : { 'library.samples': ok(samples) }),
  };
};
