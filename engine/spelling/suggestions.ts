import { fail, ok, type Language, type Result } from '#core/model/index.ts';
import { bareWord, createSuggester, spellingsOf } from '#core/spelling/index.ts';
import { latinWords } from '#core/text/latin-words.ts';
import type { OpenProject } from '../project/open-project.ts';
import { englishWords } from '../project/spelling.ts';
import { readyTerms, termIndexOf } from '../project/terms.ts';
import { englishWordsFile } from '../places.ts';
import { takeTurns } from '../turns.ts';
import { projectWords } from './project-words.ts';

/** Words looked at between two turns. */
const stretch = 1000;

/**
 * Words that may have been meant by an unknown one, with what stands behind it (`'s`): those of the termbase and the project, and
 * those of the dictionary in the spelling of the language. Gives way to other work. Failure: dictionary.missing.
 */
export const suggestionsFor = async (
  project: OpenProject,
  { word, language, most }: { readonly word: string; readonly language: Language; readonly most: number },
): Promise<Result<{ readonly suggestions: readonly string[] }>> => {
  const list = englishWords();
  if (list === null) return fail('dictionary.missing', { path: englishWordsFile });
  const written = latinWords(word)[0]?.word ?? word;
  const bare = bareWord(written);
  const suggester = createSuggester(bare);
  await readyTerms(project);
  const own = [...termIndexOf(project).latinWords(), ...projectWords(project)];
  const known = [...own, ...list.suggestable(spellingsOf(language))];
  const turn = takeTurns();
  for (let at = 0; at < known.length; at += stretch) {
    for (const one of known.slice(at, at + stretch)) suggester.consider(one);
    // oxlint-disable-next-line no-await-in-loop
    await turn();
  }
  const behind = written.slice(bare.length);
  return ok({ suggestions: suggester.best(most).map((one) => `${one}${behind}`) });
};
