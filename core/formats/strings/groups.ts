import { ok, type Result } from '../../model/index.ts';
import type { ReadOptions } from '../format.ts';
import { keyFilter } from './key-filter.ts';
import { keyedGroups, type KeyedRules, type KeyedText } from './keyed.ts';
import type { StringGroup } from './string-file.ts';
import { badSyntax, type SyntaxFault } from './syntax-fault.ts';

/** The groups of a file that were chosen by their keys, as far as it could be read, and then what is wrong with it. */
export function* groupsUpTo<Text extends KeyedText>(
  texts: readonly Text[],
  rules: KeyedRules<Text>,
  {
    text,
    fault,
    name = '',
    choices = {},
  }: Pick<ReadOptions, 'name' | 'choices'> & { text: string; fault: SyntaxFault | null },
): Generator<Result<StringGroup>> {
  const isChosen = keyFilter(choices);
  const chosen = texts.filter(({ keys }) => isChosen(keys));
  for (const group of keyedGroups(chosen, rules)) yield ok(group);
  if (fault !== null) yield badSyntax(text, fault, name);
}
