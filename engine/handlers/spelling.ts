import type { EngineHandlers } from '#api/index.ts';
import { ok } from '#core/model/index.ts';
import { forgetLists } from '../checks/list.ts';
import { forgetFindings } from '../checks/known.ts';
import { authorOf, currentProject, withProject, type EngineContext } from '../context.ts';
import { checksSpelling, englishWords, setChecksSpelling } from '../project/spelling.ts';
import { addWords, projectWords, removeWords } from '../spelling/project-words.ts';
import { replaceWord } from '../spelling/replace-word.ts';
import { suggestionsFor } from '../spelling/suggestions.ts';

export const spellingHandlers: EngineHandlers<EngineContext>['spelling'] = {
  state: (context) =>
    withProject(context, (project) =>
      ok({
        checks: checksSpelling(project),
        available: englishWords() !== null,
        words: projectWords(project),
      }),
    ),
  set: (context, { checks }) =>
    withProject(context, (project) => {
      const done = setChecksSpelling(project, checks);
      if (done.ok) {
        forgetFindings(project);
        forgetLists(project);
        project.services.emit('spelling.changed', { path: project.path });
      }
      return done;
    }),
  suggest: (context, wanted) => {
    const current = currentProject(context);
    return current.ok ? suggestionsFor(current.value, wanted) : current;
  },
  replace: (context, { to, ...at }) =>
    withProject(context, (project) => replaceWord(project, at, to, authorOf(context))),
  addWords: (context, { words }) =>
    withProject(context, (project) => addWords(project, words, authorOf(context))),
  removeWords: (context, { words }) =>
    withProject(context, (project) => removeWords(project, words, authorOf(context))),
};
