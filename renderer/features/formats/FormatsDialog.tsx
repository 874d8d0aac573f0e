import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FormatFacts } from '#core/formats/format.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { TextInput } from '../../ui/Field.tsx';
import { focusOnMount } from '../../ui/focus-on-mount.ts';
import { useFormats } from '../../workspace/formats.ts';
import { openOverlay, useWorkspace } from '../../workspace/store.ts';
import styles from './FormatsDialog.module.css';

/** What scrolls must be within reach of the keyboard (WCAG 2.1, 2.1.1), though there is nothing to press in it. */
const reachable = { tabIndex: 0 } as const;

type Line = {
  readonly id: string;
  readonly name: string;
  readonly files: readonly string[];
  readonly back: readonly string[];
  /** All that a search looks at. */
  readonly words: string;
};

const useLines = (): readonly Line[] => {
  const { t } = useTranslation(['library', 'formats']);
  const backOf = ({ fills, bilingual, exports }: FormatFacts): readonly string[] => [
    ...(fills === null ? [] : [t(bilingual === true ? 'formats.filled' : 'formats.translated')]),
    ...(exports === null ? [] : [t('formats.new')]),
  ];
  return useFormats()
    .filter(({ imports }) => imports)
    .map((format) => {
      const { id, extensions } = format;
      const name = t(`formats:${id}.name`);
      const files = extensions.map((extension) => `.${extension}`);
      const back = backOf(format);
      const words = [name, t(`formats:${id}.kind`), ...files, ...back].join('\n').toLowerCase();
      return { id, name, files, back, words };
    });
};

const Table = () => {
  const { t } = useTranslation('library');
  const [typed, setTyped] = useState('');
  const wanted = typed.trim().toLowerCase();
  const lines = useLines().filter(({ words }) => words.includes(wanted));
  return (
    <>
      <div className={styles.search}>
        <TextInput
          ref={focusOnMount}
          type="search"
          value={typed}
          aria-label={t('formats.search')}
          placeholder={t('formats.search')}
          onChange={(event) => setTyped(event.target.value)}
        />
      </div>
      <section {...reachable} aria-label={t('formats.title')} className={styles.scroller}>
        {lines.length === 0 ? (
          <p className={styles.none}>{t('formats.none')}</p>
        ) : (
          <table className={styles.table}>
            <thead>
              <tr>
                <th scope="col">{t('formats.name')}</th>
                <th scope="col">{t('formats.files')}</th>
                <th scope="col">{t('formats.back')}</th>
              </tr>
            </thead>
            <tbody>
              {lines.map(({ id, name, files, back }) => (
                <tr key={id}>
                  <th scope="row">{name}</th>
                  <td className={styles.files}>{files.join(' ')}</td>
                  <td>
                    {back.map((what) => (
                      <span key={what} className={styles.what}>
                        {what}
                      </span>
                    ))}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </section>
    </>
  );
};

/** Every format that can be opened: its files, and what comes back from it. */
export const FormatsDialog = () => {
  const { t } = useTranslation(['library', 'common']);
  const open = useWorkspace((state) => state.overlay === 'formats');
  return (
    <Dialog
      open={open}
      onClose={() => openOverlay(null)}
      title={t('formats.title')}
      closeLabel={t('common:close')}
      wide
    >
      <Table />
    </Dialog>
  );
};
