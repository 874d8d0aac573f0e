import { X } from 'lucide-react';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { ProjectSettings, ProtectedWord } from '#core/model/index.ts';
import { Button, IconButton } from '../../ui/Button.tsx';
import { Field, TextInput } from '../../ui/Field.tsx';
import { configure } from '../../workspace/configure.ts';
import styles from './Settings.module.css';

const withWord = (words: readonly ProtectedWord[], word: string, as: string): readonly ProtectedWord[] => [
  ...words,
  as === '' || as === word ? { word } : { word, as },
];

const AddWord = ({ settings }: { readonly settings: ProjectSettings }) => {
  const { t } = useTranslation('settings');
  const [word, setWord] = useState('');
  const [as, setAs] = useState('');
  const taken = settings.protectedWords.some((known) => known.word === word.trim());
  const add = (event: FormEvent): void => {
    event.preventDefault();
    if (word.trim() === '' || taken) return;
    void configure({
      ...settings,
      protectedWords: withWord(settings.protectedWords, word.trim(), as.trim()),
    });
    setWord('');
    setAs('');
  };
  return (
    <form className={styles.add} onSubmit={add}>
      <Field label={t('word')} error={taken ? t('wordTaken', { word: word.trim() }) : undefined}>
        {(ids) => <TextInput {...ids} value={word} onChange={(event) => setWord(event.target.value)} />}
      </Field>
      <Field label={t('as')}>
        {(ids) => (
          <TextInput
            {...ids}
            value={as}
            placeholder={t('asPlaceholder')}
            onChange={(event) => setAs(event.target.value)}
          />
        )}
      </Field>
      <Button submit disabled={word.trim() === '' || taken}>
        {t('addWord')}
      </Button>
    </form>
  );
};

/** Words the conversion leaves alone or writes a given way. */
export const ProtectedWords = ({ settings }: { readonly settings: ProjectSettings }) => {
  const { t } = useTranslation('settings');
  const remove = (gone: string): void =>
    void configure({
      ...settings,
      protectedWords: settings.protectedWords.filter(({ word }) => word !== gone),
    });
  return (
    <div className={styles.words}>
      <h3 className={styles.subtitle}>{t('words')}</h3>
      <p className={styles.faint}>{t('wordsHelp')}</p>
      {settings.protectedWords.length === 0 ? (
        <p className={styles.faint}>{t('noWords')}</p>
      ) : (
        <ul className={styles.list}>
          {settings.protectedWords.map(({ word, as }) => (
            <li key={word}>
              <span className={styles.word}>
                {word}
                {as === undefined ? null : ` → ${as}`}
              </span>
              <IconButton small label={t('removeWord', { word })} onClick={() => remove(word)}>
                <X aria-hidden />
              </IconButton>
            </li>
          ))}
        </ul>
      )}
      <AddWord settings={settings} />
    </div>
  );
};
