import type { FoundEntry } from '#api/dictionary.ts';
import styles from './Dictionary.module.css';

const han = /\p{Script=Han}/u;

/** An entry: its words in both scripts, its reading, its meanings; those of the user's dictionaries as lines. */
export const Entry = ({ entry }: { readonly entry: FoundEntry }) => {
  const { words, scripts, reading, meanings } = entry;
  const languageOf = (at: number): string | undefined =>
    scripts ? (['zh-Hant', 'zh-Hans'][at] ?? 'zh') : han.test(words[at] ?? '') ? 'zh' : undefined;
  return (
    <div className={styles.entry}>
      <span className={styles.word}>
        {words.map((word, at) => (
          <span key={word} lang={languageOf(at)}>
            {word}
          </span>
        ))}
        {reading === '' ? null : (
          <span lang="zh-Latn-pinyin" className={styles.pinyin}>
            {reading}
          </span>
        )}
      </span>
      {scripts ? (
        <span lang="en">{meanings.join('; ')}</span>
      ) : (
        <span className={styles.lines}>
          {meanings.map((line, at) => (
            // Lines of a text have no other name than their place.
            // oxlint-disable-next-line react/no-array-index-key
            <span key={at} lang={han.test(line) ? 'zh' : 'en'}>
              {line}
            </span>
          ))}
        </span>
      )}
    </div>
  );
};
