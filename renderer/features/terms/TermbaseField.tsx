import { useTranslation } from 'react-i18next';
import type { Concept } from '#core/model/index.ts';
import { ownTermbase, termbaseOf } from '#core/terms/concept-place.ts';
import { Field, Select } from '../../ui/Field.tsx';
import { useTermbases } from './termbases.ts';
import styles from './SharedTermbases.module.css';

/** Where an entry is, or, of a new one, is to be. Nothing where the project shares no termbase. */
export const TermbaseField = ({
  known,
  into,
  onInto,
}: {
  readonly known: Concept | null;
  /** A path; null for the project, undefined for where new terms go. */
  readonly into: string | null | undefined;
  readonly onInto: (into: string | null) => void;
}) => {
  const { t } = useTranslation('terms');
  const { data = [] } = useTermbases();
  if (known !== null) {
    const number = termbaseOf(known.id);
    const shared = data.find((one) => one.number === number);
    if (number === ownTermbase || shared === undefined) return null;
    return (
      <p className={styles.faint}>
        {t(shared.writes ? 'shared.isIn' : 'shared.isInReadOnly', { name: shared.name })}
      </p>
    );
  }
  const writable = data.filter(({ writes, failure }) => writes && failure === null);
  if (writable.length === 0) return null;
  const usual = data.find(({ takesNew }) => takesNew)?.path ?? null;
  return (
    <Field label={t('shared.saveIn')}>
      {(ids) => (
        <Select
          {...ids}
          value={(into === undefined ? usual : into) ?? ''}
          options={[
            { value: '', label: t('shared.project') },
            ...writable.map(({ path, name }) => ({ value: path, label: name })),
          ]}
          onChange={(path) => onInto(path === '' ? null : path)}
        />
      )}
    </Field>
  );
};
