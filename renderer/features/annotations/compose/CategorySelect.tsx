import { ChevronDown } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { isMqmCategory, mqmCategories, mqmKey } from '#core/annotations/mqm.ts';
import type { FieldIds } from '#renderer/ui/Field.tsx';
import fields from '#renderer/ui/Field.module.css';

const dimensions = mqmCategories.filter(({ parent }) => parent === null);

/** The types of error, below their dimensions: the platform's own list, searched by typing. */
export const CategorySelect = ({
  ids,
  value,
  onChange,
}: {
  readonly ids: FieldIds;
  readonly value: string | null;
  readonly onChange: (category: string | null) => void;
}) => {
  const { t } = useTranslation('annotations');
  const foreign = value !== null && !isMqmCategory(value);
  return (
    <span className={fields.select}>
      <select
        {...ids}
        value={value ?? ''}
        onChange={(event) => onChange(event.target.value === '' ? null : event.target.value)}
      >
        <option value="">{t('chooseCategory')}</option>
        {foreign ? <option value={value}>{value}</option> : null}
        {dimensions.map(({ id }) => (
          <optgroup key={id} label={t(mqmKey(id))}>
            <option value={id}>{t('wholeDimension', { name: t(mqmKey(id)) })}</option>
            {mqmCategories
              .filter(({ parent }) => parent === id)
              .map((type) => (
                <option key={type.id} value={type.id}>
                  {t(mqmKey(type.id))}
                </option>
              ))}
          </optgroup>
        ))}
      </select>
      <ChevronDown aria-hidden />
    </span>
  );
};
