/** Code points of the longest words that are looked for in a text. */
const longestWord = 12;

/**
 * The words in a text, each the longest known one that begins where the one before ends; what is in none is left out. Asks twelve times the length of the text at most.
 */
export const longestWords = (text: string, isKnown: (word: string) => boolean): readonly string[] => {
  const characters = Array.from(text);
  const found: string[] = [];
  for (let at = 0; at < characters.length;) {
    let length = Math.min(longestWord, characters.length - at);
    for (; length > 0; length -= 1) {
      const word = characters.slice(at, at + length).join('');
      if (word.trim() === '' || !isKnown(word)) continue;
      found.push(word);
      break;
    }
    at += Math.max(1, length);
  }
  return found;
};
