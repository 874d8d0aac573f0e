import { RadioGroup } from 'radix-ui';
import type { Ref } from 'react';
import { useTranslation } from 'react-i18next';
import { annotationKinds, severities, visibilities, type AnnotationKind } from '#core/model/index.ts';
import { Segmented } from '#renderer/ui/Choice.tsx';
import { Field } from '#renderer/ui/Field.tsx';
import { TextArea } from '#renderer/ui/TextArea.tsx';
import { CategorySelect } from './CategorySelect.tsx';
import type { Draft } from './draft.ts';
import { kindIcons } from '../kinds.ts';
import { NoteArea } from './NoteArea.tsx';
import { TagField } from './TagField.tsx';
import styles from './Fields.module.css';

/** The kinds, each with its shape and its word. Arrows choose, and Alt with its number from anywhere in the form. */
const KindChoice = ({
  value,
  onChange,
}: {
  readonly value: AnnotationKind;
  readonly onChange: (kind: AnnotationKind) => void;
}) => {
  const { t } = useTranslation('annotations');
  return (
    <RadioGroup.Root
      className={styles.kinds}
      aria-label={t('kind')}
      value={value}
      onValueChange={(now) => {
        const kind = annotationKinds.find((one) => one === now);
        if (kind !== undefined) onChange(kind);
      }}
    >
      {annotationKinds.map((kind, at) => {
        const Icon = kindIcons[kind];
        return (
          <RadioGroup.Item
            key={kind}
            value={kind}
            className={styles.kind}
            title={t('kindKey', { number: at + 1 })}
            aria-keyshortcuts={`Alt+${at + 1}`}
          >
            <Icon aria-hidden />
            {t(`kinds.${kind}`)}
          </RadioGroup.Item>
        );
      })}
    </RadioGroup.Root>
  );
};

/** Everything an annotation says, to be filled in: by the composer, and by an unfolded card. */
export const ContentFields = ({
  draft,
  lang,
  bodyRef,
  missing,
  onChange,
  onSave,
}: {
  readonly draft: Draft;
  /** Language of the words, and so of another wording for them. */
  readonly lang: string | undefined;
  readonly bodyRef: Ref<HTMLTextAreaElement>;
  /** What was missed when saving was tried. */
  readonly missing: 'body' | 'wording' | 'category' | null;
  readonly onChange: (changed: Partial<Draft>) => void;
  readonly onSave: () => void;
}) => {
  const { t } = useTranslation('annotations');
  const error = (of: typeof missing) => (missing === of && of !== null ? t(`missing.${of}`) : undefined);
  return (
    <>
      <KindChoice value={draft.kind} onChange={(kind) => onChange({ kind })} />
      {draft.kind === 'alternative' ? (
        <Field label={t('wording')} error={error('wording')}>
          {(ids) => (
            <TextArea
              {...ids}
              lang={lang}
              rows={1}
              className={styles.wording}
              value={draft.wording}
              onChange={(event) => onChange({ wording: event.target.value })}
              onKeyDown={(event) => {
                if (event.key !== 'Enter') return;
                // A wording stands in one text: it has no lines.
                event.preventDefault();
                if (event.ctrlKey || event.metaKey) onSave();
              }}
            />
          )}
        </Field>
      ) : null}
      {draft.kind === 'error' ? (
        <div className={styles.pair}>
          <Field label={t('category')} error={error('category')}>
            {(ids) => (
              <CategorySelect
                ids={ids}
                value={draft.category}
                onChange={(category) => onChange({ category })}
              />
            )}
          </Field>
          <Segmented
            label={t('severity')}
            value={draft.severity}
            onChange={(severity) => onChange({ severity })}
            options={severities.map((value) => ({ value, label: t(`severities.${value}`) }))}
          />
        </div>
      ) : null}
      <Field label={t('body')} hideLabel error={error('body')}>
        {(ids) => (
          <NoteArea
            ids={ids}
            ref={bodyRef}
            value={draft.body}
            placeholder={t(`placeholders.${draft.kind}`)}
            onChange={(body) => onChange({ body })}
            onSave={onSave}
          />
        )}
      </Field>
      <TagField tags={draft.tags} onChange={(tags) => onChange({ tags })} />
      <Segmented
        label={t('visibility')}
        value={draft.visibility}
        onChange={(visibility) => onChange({ visibility })}
        options={visibilities.map((value) => ({ value, label: t(`visibilities.${value}`) }))}
      />
    </>
  );
};
