import type { Result } from '#core/model/index.ts';
import type { RecentProject, Sample } from './library.ts';
import type { Preferences } from './preference-values.ts';

/** What a page is given to begin with: answers to calls without input, by `feature.method`. */
export type FirstAnswers = {
  readonly 'project.info': Result<never>;
  readonly 'project.refused': Result<null>;
  readonly 'preferences.get': Result<Preferences>;
  readonly 'library.recent': Result<readonly RecentProject[]>;
  readonly 'library.samples'?: Result<readonly Sample[]>;
};

/** The element of the page that holds them. */
export const firstAnswersId = 'first-answers';

/** Puts answers into a page, as data that no browser runs. */
export const withFirstAnswers = (html: string, answers: FirstAnswers): string => {
  // What ends an element would end this one too, in whatever name of a project it stands.
  const data = JSON.stringify(answers).replaceAll('<', '\\u003c');
  return html.replace(
    '</head>',
    () => `<script type="application/json" id="${firstAnswersId}">${data}</script></head>`,
  );
};
