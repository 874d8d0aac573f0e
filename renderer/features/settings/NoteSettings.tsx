import { X } from 'lucide-react';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { tagColours, type ProjectSettings, type TagColour } from '#core/model/index.ts';
import { Button, IconButton } from '../../ui/Button.tsx';
import { Field, Select, TextInput } from '../../ui/Field.tsx';
import { configure } from '../../workspace/configure.ts';
import styles from './Settings.module.css';

const useColours = (): readonly { readonly value: TagColour; readonly label: string }[] => {
  const { t } = useTranslation('annotations');
  return tagColours.map((value) => ({ value, label: t(`colours.${value}`) }));
};

const AddTag = ({ settings }: { readonly settings: ProjectSettings }) => {
  const { t } = useTranslation('settings');
  const colours = useColours();
  const [tag, setTag] = useState('');
  const [colour, setColour] = useState<TagColour>('blue');
  const name = tag.trim();
  const taken = settings.tagColours.some((known) => known.tag === name);
  const add = (event: FormEvent): void => {
    event.preventDefault();
    if (name === '' || taken) return;
    void configure({ ...settings, tagColours: [...settings.tagColours, { tag: name, colour }] });
    setTag('');
  };
  return (
    <form className={styles.add} onSubmit={add}>
      <Field label={t('tag')} error={taken ? t('wordTaken', { word: name }) : undefined}>
        {(ids) => (
          <TextInput {...ids} value={tag} maxLength={60} onChange={(event) => setTag(event.target.value)} />
        )}
      </Field>
      <Field label={t('colour')}>
        {(ids) => <Select {...ids} value={colour} onChange={setColour} options={colours} />}
      </Field>
      <Button submit disabled={name === '' || taken}>
        {t('addTag')}
      </Button>
    </form>
  );
};

/** Colours of the tags of annotations. */
const TagColours = ({ settings }: { readonly settings: ProjectSettings }) => {
  const { t } = useTranslation('settings');
  const colours = useColours();
  const without = (gone: string): ProjectSettings['tagColours'] =>
    settings.tagColours.filter(({ tag }) => tag !== gone);
  return (
    <div className={styles.words}>
      <h3 className={styles.subtitle}>{t('tags')}</h3>
      <p className={styles.faint}>{t('tagsHelp')}</p>
      {settings.tagColours.length === 0 ? null : (
        <ul className={styles.list}>
          {settings.tagColours.map(({ tag, colour }) => (
            <li key={tag}>
              <span
                className={styles.tag}
                style={{ background: `var(--tag-${colour}-soft)`, color: `var(--tag-${colour})` }}
              >
                {tag}
              </span>
              <span className={styles.ends}>
                <Select
                  aria-label={t('colourOf', { tag })}
                  value={colour}
                  options={colours}
                  onChange={(chosen) =>
                    void configure({
                      ...settings,
                      tagColours: settings.tagColours.map((one) =>
                        one.tag === tag ? { tag, colour: chosen } : one,
                      ),
                    })
                  }
                />
                <IconButton
                  small
                  label={t('removeWord', { word: tag })}
                  onClick={() => void configure({ ...settings, tagColours: without(tag) })}
                >
                  <X aria-hidden />
                </IconButton>
              </span>
            </li>
          ))}
        </ul>
      )}
      <AddTag settings={settings} />
    </div>
  );
};

/** People who may be named with @ before they have written anything. */
const People = ({ settings }: { readonly settings: ProjectSettings }) => {
  const { t } = useTranslation('settings');
  const [name, setName] = useState('');
  const wanted = name.trim();
  const taken = settings.people.includes(wanted);
  const add = (event: FormEvent): void => {
    event.preventDefault();
    if (wanted === '' || taken) return;
    void configure({ ...settings, people: [...settings.people, wanted] });
    setName('');
  };
  return (
    <div className={styles.words}>
      <h3 className={styles.subtitle}>{t('people')}</h3>
      <p className={styles.faint}>{t('peopleHelp')}</p>
      {settings.people.length === 0 ? null : (
        <ul className={styles.list}>
          {settings.people.map((person) => (
            <li key={person}>
              <span className={styles.word}>{person}</span>
              <IconButton
                small
                label={t('removeWord', { word: person })}
                onClick={() =>
                  void configure({ ...settings, people: settings.people.filter((one) => one !== person) })
                }
              >
                <X aria-hidden />
              </IconButton>
            </li>
          ))}
        </ul>
      )}
      <form className={styles.addOne} onSubmit={add}>
        <Field label={t('person')} error={taken ? t('wordTaken', { word: wanted }) : undefined}>
          {(ids) => (
            <TextInput
              {...ids}
              value={name}
              maxLength={100}
              onChange={(event) => setName(event.target.value)}
            />
          )}
        </Field>
        <Button submit disabled={wanted === '' || taken}>
          {t('addPerson')}
        </Button>
      </form>
    </div>
  );
};

/** What the annotations of this project share: colours of tags, and people. */
export const NoteSettings = ({ settings }: { readonly settings: ProjectSettings }) => (
  <>
    <TagColours settings={settings} />
    <People settings={settings} />
  </>
);
