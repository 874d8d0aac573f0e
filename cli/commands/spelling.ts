import { ok } from '#core/model/index.ts';
import type { Outcome, Setting } from '../answer.ts';
import { inProject } from '../session.ts';

/** `spelling list PROJECT`: the project's own words, one a line. */
export const listWords = ({ words: { t } }: Setting, path: string): Outcome =>
  inProject(path, async ({ client }) => {
    const state = await client.spelling.state({});
    if (!state.ok) return state;
    const { available, checks, words } = state.value;
    const notes = [...(checks ? [] : [t('spelling.off')]), ...(available ? [] : [t('spelling.unavailable')])];
    return ok({ json: state.value, lines: words, warnings: notes });
  });

/** `spelling add PROJECT WORD...` */
export const addWords = ({ words: { t } }: Setting, path: string, words: readonly string[]): Outcome =>
  inProject(path, async ({ client }) => {
    const done = await client.spelling.addWords({ words: [...words] });
    return done.ok
      ? ok({ json: done.value, lines: [t('spelling.added', { count: done.value.added })] })
      : done;
  });

/** `spelling remove PROJECT WORD...` */
export const removeWords = ({ words: { t } }: Setting, path: string, words: readonly string[]): Outcome =>
  inProject(path, async ({ client }) => {
    const done = await client.spelling.removeWords({ words: [...words] });
    return done.ok
      ? ok({ json: done.value, lines: [t('spelling.removed', { count: done.value.removed })] })
      : done;
  });

/** `spelling suggest PROJECT WORD [--lang LANGUAGE]`: words that may have been meant, one a line, the likeliest first. */
export const suggestWords = (
  { words: { t } }: Setting,
  path: string,
  word: string,
  { lang }: { readonly lang: string },
): Outcome =>
  inProject(path, async ({ client }) => {
    const found = await client.spelling.suggest({ word, language: lang });
    if (!found.ok) return found;
    const { suggestions } = found.value;
    const none = suggestions.length === 0 ? [t('spelling.noSuggestions', { word })] : [];
    return ok({ json: found.value, lines: suggestions, warnings: none });
  });

/** `spelling switch PROJECT on|off`: whether the project's English is checked. */
export const switchSpelling = ({ words: { t } }: Setting, path: string, to: string): Outcome =>
  inProject(path, async ({ client }) => {
    const done = await client.spelling.set({ checks: to === 'on' });
    return done.ok
      ? ok({ json: done.value, lines: [t(done.value.checks ? 'spelling.on' : 'spelling.off')] })
      : done;
  });
