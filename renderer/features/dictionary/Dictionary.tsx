import { BookType, Settings2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { DictionaryAnswer } from '#api/dictionary.ts';
import { IconButton } from '../../ui/Button.tsx';
import { Checkbox } from '../../ui/Choice.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Field, TextInput } from '../../ui/Field.tsx';
import { ItemList } from '../../ui/ItemList.tsx';
import { PanelBody } from '../../ui/Panel.tsx';
import { useDebounced } from '../../ui/use-debounced.ts';
import { failureOf, FailureNotice } from '../../workspace/FailureNotice.tsx';
import { setPreferences } from '../../workspace/preferences.ts';
import { openSheet, useWorkspace } from '../../workspace/store.ts';
import { entriesOf, keyOf, licenceName, useLookedUp } from './answers.ts';
import { Entry } from './Entry.tsx';
import { setLookedUp, useLookUp } from './store.ts';
import styles from './Dictionary.module.css';

/** How long the typing must rest before it is looked up, in milliseconds. */
const rest = 200;

/** What one dictionary has, under its name, version and licence. */
const Answer = ({ answer }: { readonly answer: DictionaryAnswer }) => {
  const { dictionary, failure } = answer;
  const { name, version, licence } = dictionary;
  const entries = entriesOf(answer);
  return (
    <section aria-label={name} className={styles.answer}>
      <h2 className={styles.name}>
        {name}
        <span className={styles.source}>
          {[version, licenceName(licence)].filter((fact) => fact !== '').join(' · ')}
        </span>
      </h2>
      {failure === null ? null : <FailureNotice failure={failure} />}
      {entries.length === 0 ? null : (
        <ItemList label={name} items={entries} itemKey={keyOf}>
          {(entry) => <Entry entry={entry} />}
        </ItemList>
      )}
    </section>
  );
};

const Head = ({ typed }: { readonly typed: string }) => {
  const { t } = useTranslation('dictionary');
  const hovers = useWorkspace(({ preferences }) => preferences.hoverLookUp);
  return (
    <div className={styles.head}>
      <div className={styles.search}>
        <Field label={t('search')} hideLabel>
          {(ids) => (
            <TextInput
              {...ids}
              type="search"
              data-region-focus
              value={typed}
              maxLength={200}
              placeholder={t('search')}
              onChange={(event) => setLookedUp(event.target.value)}
            />
          )}
        </Field>
      </div>
      <Checkbox checked={hovers} onChange={(hoverLookUp) => void setPreferences({ hoverLookUp })}>
        {t('hover')}
      </Checkbox>
      <IconButton label={t('manage')} onClick={() => openSheet('dictionaries')}>
        <Settings2 aria-hidden />
      </IconButton>
    </div>
  );
};

/** Looks words up, those that were selected or are typed here, in all dictionaries that are switched on. */
export const Dictionary = () => {
  const { t } = useTranslation('dictionary');
  const typed = useLookUp((state) => state.text);
  const text = useDebounced(typed.trim(), rest);
  const { data, error } = useLookedUp(text);
  const shown = text === '' ? undefined : data;
  const answers = (shown?.answers ?? []).filter(
    (answer) => answer.failure !== null || entriesOf(answer).length > 0,
  );
  const isOff = shown?.answers.length === 0;
  return (
    <>
      <Head typed={typed} />
      <PanelBody label={t('list')}>
        {error === null ? null : <FailureNotice failure={failureOf(error)} />}
        {answers.map((answer) => (
          <Answer key={answer.dictionary.id} answer={answer} />
        ))}
        {answers.length > 0 || error !== null ? null : (
          <EmptyState
            icon={<BookType aria-hidden />}
            title={t(shown === undefined ? 'start' : isOff ? 'allOff' : 'none')}
          >
            {shown === undefined ? t('startText') : isOff ? t('allOffText') : null}
          </EmptyState>
        )}
      </PanelBody>
    </>
  );
};
