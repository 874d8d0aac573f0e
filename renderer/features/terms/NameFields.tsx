import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { titlesFrom, writtenTitles } from '#core/formats/name-facts.ts';
import {
  genders,
  longestTerm,
  nameKinds,
  noRomanisations,
  primaryOf,
  romanisations,
  type ConceptContent,
  type NameFacts,
  type NameKind,
} from '#core/model/index.ts';
import { client } from '../../api.ts';
import { Button } from '../../ui/Button.tsx';
import { Field, Select, TextInput } from '../../ui/Field.tsx';
import { TextArea } from '../../ui/TextArea.tsx';
import { notifyFailure } from '../../workspace/store.ts';
import styles from './Termbase.module.css';

type Change = (content: ConceptContent) => void;

/** The name in characters; empty where no term is Chinese. */
const charactersOf = ({ terms }: ConceptContent): string =>
  terms.find(
    ({ language, text, status }) => primaryOf(language) === 'zh' && text !== '' && status !== 'forbidden',
  )?.text ?? '';

/** Proposes how the name is read; what somebody has written stays, unless `again` asks for all of it anew. */
const withReadings = async (
  content: ConceptContent,
  name: NameFacts,
  again: boolean,
): Promise<ConceptContent> => {
  const text = charactersOf(content);
  if (text === '') return { ...content, name };
  const surname = name.surname === '' ? {} : { surname: name.surname };
  const read = await client.terms.romanise({ text, kind: name.kind, ...surname });
  if (!read.ok) {
    notifyFailure(read.error);
    return { ...content, name };
  }
  const { romanisations: proposed, established } = read.value;
  const kept = Object.fromEntries(
    romanisations.flatMap((way) =>
      again || name.romanisations[way] === '' ? [] : [[way, name.romanisations[way]] as const],
    ),
  );
  // What somebody has written stays; an empty English term gets the name that is established.
  const empty = content.terms.findIndex(
    ({ language, text: term }) => primaryOf(language) === 'en' && term === '',
  );
  const terms =
    established === ''
      ? content.terms
      : content.terms.map((one, n) => (n === empty ? { ...one, text: established } : one));
  return {
    ...content,
    terms,
    name: { ...name, surname: read.value.surname, romanisations: { ...proposed, ...kept } },
  };
};

const Titles = ({
  name,
  onChange,
}: {
  readonly name: NameFacts;
  readonly onChange: (name: NameFacts) => void;
}) => {
  const { t } = useTranslation('terms');
  // As it is typed: an empty line is no title yet.
  const [written, setWritten] = useState(() => writtenTitles(name.titles, '\n'));
  return (
    <Field label={t('name.titles')} hint={t('name.titlesHint')}>
      {(ids) => (
        <TextArea
          {...ids}
          value={written}
          onChange={(event) => {
            setWritten(event.target.value);
            onChange({ ...name, titles: titlesFrom(event.target.value) });
          }}
        />
      )}
    </Field>
  );
};

const Person = ({
  name,
  onChange,
}: {
  readonly name: NameFacts;
  readonly onChange: (name: NameFacts) => void;
}) => {
  const { t } = useTranslation('terms');
  return (
    <>
      <Field label={t('name.surname')}>
        {(ids) => (
          <TextInput
            {...ids}
            lang="zh-Hant"
            value={name.surname}
            maxLength={longestTerm}
            onChange={(event) => onChange({ ...name, surname: event.target.value })}
          />
        )}
      </Field>
      <Field label={t('name.gender')}>
        {(ids) => (
          <Select
            {...ids}
            value={name.gender ?? ''}
            options={(['', ...genders] as const).map((value) => ({
              value,
              label: value === '' ? t('unsaid') : t(`name.genders.${value}`),
            }))}
            onChange={(chosen) => onChange({ ...name, gender: chosen === '' ? null : chosen })}
          />
        )}
      </Field>
      <Titles name={name} onChange={onChange} />
    </>
  );
};

/** Whether an entry is a name, and what is said of it then. */
export const NameFields = ({
  content,
  onChange,
}: {
  readonly content: ConceptContent;
  readonly onChange: Change;
}) => {
  const { t } = useTranslation('terms');
  const { name } = content;
  const setName = (changed: NameFacts): void => onChange({ ...content, name: changed });
  const choose = (kind: NameKind | ''): void => {
    const { name: before, ...rest } = content;
    if (kind === '') {
      onChange(rest);
      return;
    }
    const facts: NameFacts = {
      surname: '',
      gender: null,
      titles: [],
      romanisations: noRomanisations,
      ...before,
      kind,
    };
    void withReadings({ ...rest, partOfSpeech: rest.partOfSpeech ?? 'properNoun' }, facts, false).then(
      onChange,
    );
  };
  return (
    <>
      <Field label={t('name.kind')}>
        {(ids) => (
          <Select
            {...ids}
            value={name?.kind ?? ''}
            options={(['', ...nameKinds] as const).map((value) => ({
              value,
              label: value === '' ? t('name.none') : t(`name.kinds.${value}`),
            }))}
            onChange={choose}
          />
        )}
      </Field>
      {name === undefined ? null : (
        <>
          {name.kind === 'person' ? <Person name={name} onChange={setName} /> : null}
          {romanisations.map((way) => (
            <Field key={way} label={t(`name.romanisations.${way}`)}>
              {(ids) => (
                <TextInput
                  {...ids}
                  lang="zh-Latn"
                  value={name.romanisations[way]}
                  maxLength={longestTerm}
                  onChange={(event) =>
                    setName({ ...name, romanisations: { ...name.romanisations, [way]: event.target.value } })
                  }
                />
              )}
            </Field>
          ))}
          <span className={styles.propose}>
            <Button
              small
              disabled={charactersOf(content) === ''}
              onClick={() => void withReadings(content, name, true).then(onChange)}
            >
              {t('name.propose')}
            </Button>
          </span>
        </>
      )}
    </>
  );
};
