import { RefreshCw } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '#renderer/ui/Button.tsx';
import { Field, Select, TextInput } from '#renderer/ui/Field.tsx';
import { NumberInput } from '#renderer/ui/NumberInput.tsx';
import { scopeKinds, type ChangeDraft, type missingIn, type OpenDraft } from './open-draft.ts';
import styles from './OpenDialog.module.css';

type Fields = { readonly draft: OpenDraft; readonly rows: number; readonly onChange: ChangeDraft };

const RowRange = ({ draft, rows, onChange }: Fields) => {
  const { t } = useTranslation('review-host');
  return (
    <div className={styles.columns}>
      {(['from', 'to'] as const).map((end) => (
        <Field key={end} label={t(`open.${end}`)}>
          {(ids) => (
            <NumberInput
              {...ids}
              step={1}
              min={1}
              max={Math.max(1, rows)}
              value={draft[end]}
              onChange={(row) => onChange({ [end]: Math.round(row) })}
            />
          )}
        </Field>
      ))}
    </div>
  );
};

const Sample = ({ draft, onChange }: Fields) => {
  const { t } = useTranslation('review-host');
  return (
    <div className={styles.columns}>
      <Field label={t('open.characters')} hint={t('open.charactersHint')}>
        {(ids) => (
          <NumberInput
            {...ids}
            step={100}
            min={1}
            value={draft.characters}
            onChange={(characters) => onChange({ characters: Math.round(characters) })}
          />
        )}
      </Field>
      <Field label={t('open.seed')} hint={t('open.seedHint')}>
        {(ids) => (
          <span className={styles.seed}>
            <TextInput
              {...ids}
              value={draft.seed}
              maxLength={200}
              onChange={(event) => onChange({ seed: event.target.value })}
            />
            <IconButton
              label={t('open.drawAgain')}
              onClick={() => onChange({ seed: crypto.randomUUID().slice(0, 8) })}
            >
              <RefreshCw aria-hidden />
            </IconButton>
          </span>
        )}
      </Field>
    </div>
  );
};

const Words = ({ draft, onChange, missing }: Fields & { readonly missing: boolean }) => {
  const { t } = useTranslation('review-host');
  return (
    <Field
      label={t('open.words')}
      hint={t('open.wordsHint')}
      error={missing ? t('open.missing.words') : null}
    >
      {(ids) => (
        <TextInput
          {...ids}
          value={draft.words}
          maxLength={200}
          onChange={(event) => onChange({ words: event.target.value })}
        />
      )}
    </Field>
  );
};

/** Which rows are reviewed. */
export const ScopeFields = ({
  missing,
  ...fields
}: Fields & { readonly missing: ReturnType<typeof missingIn> }) => {
  const { t } = useTranslation('review-host');
  const { draft, onChange } = fields;
  return (
    <>
      <Field label={t('open.scope')}>
        {(ids) => (
          <Select
            {...ids}
            value={draft.scope}
            onChange={(scope) => onChange({ scope })}
            options={scopeKinds.map((kind) => ({ value: kind, label: t(`open.scopes.${kind}`) }))}
          />
        )}
      </Field>
      {draft.scope === 'rows' ? <RowRange {...fields} /> : null}
      {draft.scope === 'sample' ? <Sample {...fields} /> : null}
      {draft.scope === 'found' ? <Words {...fields} missing={missing === 'words'} /> : null}
    </>
  );
};
