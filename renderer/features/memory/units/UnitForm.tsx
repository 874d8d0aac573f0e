import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RememberedUnit } from '#core/model/index.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { Field } from '#renderer/ui/Field.tsx';
import { focusOnMount } from '#renderer/ui/focus-on-mount.ts';
import { PanelBody, PanelFoot } from '#renderer/ui/Panel.tsx';
import { TextArea } from '#renderer/ui/TextArea.tsx';
import { useEscape } from '#renderer/ui/use-escape.ts';
import { useLanguageName } from '#renderer/workspace/column-words.ts';
import { saveUnit } from './units.ts';
import styles from './Units.module.css';

/** The texts of a unit, to be changed. Ctrl+Enter saves, Escape leaves. */
export const UnitForm = ({
  path,
  unit,
  onDone,
}: {
  readonly path: string;
  readonly unit: RememberedUnit;
  readonly onDone: () => void;
}) => {
  const { t } = useTranslation('memory');
  const nameOf = useLanguageName();
  const [original, setOriginal] = useState(unit.original.text);
  const [translations, setTranslations] = useState(
    unit.translations.map(({ language, text }) => ({ language, text })),
  );
  const [saving, setSaving] = useState(false);
  const form = useRef<HTMLDivElement>(null);
  // Before the sheet hears it, which would close with what was being written.
  useEscape(form, () => {
    onDone();
    return true;
  });
  const save = async (): Promise<void> => {
    setSaving(true);
    const saved = await saveUnit(path, unit.id, { original, translations });
    setSaving(false);
    if (saved) onDone();
  };
  return (
    // Presentation: it only hears the keys of what is inside.
    <div
      ref={form}
      role="presentation"
      className={styles.form}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
        event.preventDefault();
        void save();
      }}
    >
      <PanelBody>
        <div className={styles.fields}>
          <Field label={t('editor.original', { language: nameOf(unit.original.language) })}>
            {(ids) => (
              <TextArea
                {...ids}
                ref={focusOnMount}
                lang={unit.original.language}
                value={original}
                onChange={(event) => setOriginal(event.target.value)}
              />
            )}
          </Field>
          {translations.map(({ language, text }, at) => (
            <Field key={language} label={nameOf(language)}>
              {(ids) => (
                <TextArea
                  {...ids}
                  lang={language}
                  value={text}
                  onChange={(event) =>
                    setTranslations(translations.with(at, { language, text: event.target.value }))
                  }
                />
              )}
            </Field>
          ))}
          {unit.original.tags.length === 0 ? null : <p className={styles.faint}>{t('editor.tagsStay')}</p>}
        </div>
      </PanelBody>
      <PanelFoot>
        <div className={styles.buttons}>
          <Button look="primary" busy={saving} disabled={original.trim() === ''} onClick={() => void save()}>
            {t('editor.save')}
          </Button>
          <Button onClick={onDone}>{t('cancel')}</Button>
        </div>
      </PanelFoot>
    </div>
  );
};
