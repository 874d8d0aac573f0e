import { wordFrequencies } from '../text/conversion/data/word-frequencies.ts';
import { once } from '../text/conversion/tables.ts';

/** What a word costs that nobody counted: a little more than the rarest that was. */
export const uncounted = 72;

/** How rare words are: −4 ln of the relative frequency (20 to 70), by their Simplified form. Read when the first is asked for. */
export const wordCosts = once((): ReadonlyMap<string, number> => {
  const found = new Map<string, number>();
  for (const line of wordFrequencies.split('\n')) {
    const [cost = '', length = '', words = ''] = line.split(' ');
    const each = Number(length);
    for (let at = 0; at < words.length; at += each) found.set(words.slice(at, at + each), Number(cost));
  }
  return found;
});
