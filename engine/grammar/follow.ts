import type { EngineContext } from '../context.ts';
import { forgetFindings } from '../checks/known.ts';
import { forgetLists } from '../checks/list.ts';
import { grammarSourceOf } from '../project/grammar.ts';
import type { OpenProject } from '../project/open-project.ts';

/** Makes the open project's rows checked, or no more. */
export const switchGrammar = (context: EngineContext, project: OpenProject, on: boolean): void => {
  if ((grammarSourceOf(project) !== null) === on) return;
  context.grammar.follow(project, on);
  forgetFindings(project);
  forgetLists(project);
  context.events.emit('grammar.changed', { path: project.path, rows: null });
};

/** Keeps to the preference: projects are checked while it is on, and nothing is in memory while it is off or none is open. */
export const followGrammar = (context: EngineContext): void => {
  const { events, grammar, preferences, projects } = context;
  let wasOn = preferences.get().grammar;
  events.on((name) => {
    if (name === 'project.closed' && projects.current() === null) void grammar.rest();
    if (name !== 'project.opened' && name !== 'preferences.changed') return;
    const on = preferences.get().grammar;
    if (on && !wasOn) grammar.retry();
    wasOn = on;
    const project = projects.current();
    if (project !== null) switchGrammar(context, project, on);
    if (!on) void grammar.rest();
  });
};
