import { existsSync } from 'node:fs';
import type { EngineHandlers } from '#api/index.ts';
import { fail, ok, type Result } from '#core/model/index.ts';
import type { Asked } from '../checks/known.ts';
import { openFindings } from '../checks/list.ts';
import { authorOf, currentProject, withProject, type EngineContext } from '../context.ts';
import { checkGrammar } from '../grammar/check-all.ts';
import { switchGrammar } from '../grammar/follow.ts';
import { grammarAt } from '../grammar/issue-at.ts';
import { grammarFile } from '../places.ts';
import { grammarSourceOf } from '../project/grammar.ts';
import type { OpenProject } from '../project/open-project.ts';
import { replaceWord } from '../spelling/replace-word.ts';

const checkAll = async (
  { grammar }: EngineContext,
  project: OpenProject,
  asked: Asked,
): Promise<Result<{ readonly texts: number; readonly issues: number }>> => {
  const looked = await checkGrammar(project, grammar, asked);
  if (!looked.ok) return looked;
  const found = await openFindings(project, { check: 'grammar' }, { isWanted: asked.isWanted });
  return found.ok ? ok({ ...looked.value, issues: found.value.length }) : found;
};

export const grammarHandlers: EngineHandlers<EngineContext>['grammar'] = {
  state: ({ preferences, grammar }) =>
    ok({ on: preferences.get().grammar, available: existsSync(grammarFile), phase: grammar.phase() }),
  at: (context, place) => withProject(context, (project) => ok(grammarAt(project, place))),
  replace: (context, { to, words, ...at }) =>
    withProject(context, (project) =>
      grammarAt(project, at) === null
        ? fail('finding.unknown', { words })
        : replaceWord(project, { ...at, word: words }, to, authorOf(context)),
    ),
  check: async (context, { job, anyway }) => {
    const current = currentProject(context);
    if (!current.ok) return current;
    const project = current.value;
    if (grammarSourceOf(project) === null && !anyway) return fail('grammar.off');
    switchGrammar(context, project, true);
    context.grammar.retry();
    const isOpen = (): boolean => context.projects.current() === project;
    if (job === undefined) return checkAll(context, project, { isWanted: isOpen });
    return context.jobs.run(job, ({ signal, progress }) =>
      checkAll(context, project, {
        isWanted: () => isOpen() && !signal.aborted,
        progress: (done, total) => progress('searching', done, total),
      }),
    );
  },
};
