import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BookProfile } from '#api/books.ts';
import { mostBookProfiles } from '#api/preference-values.ts';
import { client, shell } from '../../api.ts';
import { Button } from '../../ui/Button.tsx';
import { Field, Select, TextInput } from '../../ui/Field.tsx';
import { PanelSection } from '../../ui/Panel.tsx';
import { DownloadLink } from '../../workspace/ExportOutcome.tsx';
import { pickFile } from '../../workspace/pick-file.ts';
import { setPreferences } from '../../workspace/preferences.ts';
import { notify, notifyFailure, useWorkspace } from '../../workspace/store.ts';
import { profileOf, type BookChoice } from './book-choice.ts';
import styles from './Book.module.css';

/** Deletes a profile, which can be taken back. */
const remove = (kept: readonly BookProfile[], name: string): void => {
  void setPreferences({ bookProfiles: kept.filter((one) => one.name !== name) });
  notify({
    tone: 'info',
    key: 'exporting:books.removed',
    params: { name },
    about: 'app',
    actions: [{ key: 'exporting:books.undo', run: () => void setPreferences({ bookProfiles: kept }) }],
  });
};

/** Writes a profile where the user wants it; answers the file, or null when there is none. */
const saved = async (
  profile: BookProfile,
): Promise<{ readonly path: string; readonly name: string } | null> => {
  const proposed = profile.name === '' ? 'profile' : profile.name;
  const path = shell === null ? undefined : await shell.saveDialog(`${proposed}.json`);
  if (path === null) return null;
  const answer = await client.books.saveProfile({ profile, ...(path === undefined ? {} : { path }) });
  if (answer.ok) return answer.value;
  notifyFailure(answer.error);
  return null;
};

const KeptProfiles = ({
  kept,
  called,
  onName,
  onChoose,
}: {
  readonly kept: readonly BookProfile[];
  readonly called: string;
  readonly onName: (name: string) => void;
  readonly onChoose: (profile: BookProfile) => void;
}) => {
  const { t } = useTranslation('exporting');
  if (kept.length === 0) return null;
  return (
    <Field label={t('books.profile')} hideLabel>
      {(ids) => (
        <Select
          {...ids}
          value={called}
          onChange={(chosen) => {
            onName(chosen);
            const profile = kept.find((one) => one.name === chosen);
            if (profile !== undefined) onChoose(profile);
          }}
          options={[
            { value: '', label: t('books.noProfile') },
            ...kept.map((one) => ({ value: one.name, label: one.name })),
          ]}
        />
      )}
    </Field>
  );
};

/** Settings under names: kept for all projects, and given to others as files. */
export const BookProfiles = ({
  choice,
  onChoose,
}: {
  readonly choice: BookChoice;
  readonly onChoose: (profile: BookProfile) => void;
}) => {
  const { t } = useTranslation('exporting');
  const kept = useWorkspace(({ preferences }) => preferences.bookProfiles);
  const [name, setName] = useState('');
  const [written, setWritten] = useState<{ readonly path: string; readonly name: string } | null>(null);
  const called = kept.some((one) => one.name === name) ? name : '';
  const keep = (): void => {
    const others = kept.filter((one) => one.name !== name.trim());
    void setPreferences({
      bookProfiles: [...others, profileOf(choice, name.trim())].slice(-mostBookProfiles),
    });
  };
  const fromFile = async (): Promise<void> => {
    const origin = await pickFile('.json');
    if (origin === null) return;
    const answer = origin.ok ? await client.books.readProfile({ from: origin.value }) : origin;
    if (!answer.ok) {
      notifyFailure(answer.error);
      return;
    }
    setName(answer.value.name);
    onChoose(answer.value);
  };
  return (
    <PanelSection title={t('books.profile')}>
      <KeptProfiles kept={kept} called={called} onName={setName} onChoose={onChoose} />
      <Field label={t('books.profileName')}>
        {(ids) => (
          <TextInput
            {...ids}
            value={name}
            maxLength={100}
            onChange={(event) => setName(event.target.value)}
          />
        )}
      </Field>
      <div className={styles.profile}>
        <Button small disabled={name.trim() === ''} onClick={keep}>
          {t('books.keep')}
        </Button>
        {called === '' ? null : (
          <Button small onClick={() => remove(kept, called)}>
            {t('books.remove')}
          </Button>
        )}
        <Button small onClick={() => void saved(profileOf(choice, name.trim())).then(setWritten)}>
          {t('books.toFile')}
        </Button>
        <Button small onClick={() => void fromFile()}>
          {t('books.fromFile')}
        </Button>
        {written === null || shell !== null ? null : <DownloadLink report={written} named />}
      </div>
    </PanelSection>
  );
};
