import { BookOpen, FileCheck, FileCode, FileStack, FileText, FileType, Globe } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Cards } from '../../ui/Choice.tsx';
import { Field, Select } from '../../ui/Field.tsx';
import { PanelSection } from '../../ui/Panel.tsx';
import type { WritableFormat } from './export-choice.ts';
import { formatNames } from './format-names.ts';
import type { Fillable } from './same-choice.ts';

const icons = { document: FileType, page: Globe, marks: FileCode, text: FileText } as const;

/** Stands for the documents' own formats among the formats. */
export const same = '=';
/** Stands for a book in one of its layouts. */
export const book = '#';
/** Stands for those that are not usually wanted: they are in a list of their own. */
const others = '+';

const useNames = () => {
  const { t, i18n } = useTranslation(['formats']);
  return (fillable: readonly Fillable[]): string => {
    const ids = [...new Set(fillable.map(({ format }) => format.id))];
    return formatNames(ids, i18n.language, (id) => t(`formats:${id}.name`));
  };
};

/** What comes out: the documents in their own formats, where they can be, or a new document of a format. */
export const FormatCards = ({
  value,
  formats,
  fillable,
  onChange,
}: {
  readonly value: string;
  readonly formats: readonly WritableFormat[];
  readonly fillable: readonly Fillable[];
  readonly onChange: (value: string) => void;
}) => {
  const { t } = useTranslation(['exporting', 'formats']);
  const names = useNames();
  const common = formats.filter(({ exports }) => exports.common === true);
  const more = formats.filter(({ exports }) => exports.common !== true);
  const [first] = more;
  const isOther = more.some(({ id }) => id === value);
  return (
    <PanelSection title={t('format')}>
      <Cards<string>
        label={t('format')}
        columns={2}
        value={isOther ? others : value}
        onChange={(chosen) => onChange(chosen === others ? (first?.id ?? value) : chosen)}
        options={[
          ...(fillable.length === 0
            ? []
            : [
                {
                  value: same,
                  title: t('same.title', { count: fillable.length }),
                  text: t('same.text', { formats: names(fillable) }),
                  icon: <FileCheck aria-hidden />,
                },
              ]),
          {
            value: book,
            title: t('books.card'),
            text: t('books.cardText'),
            icon: <BookOpen aria-hidden />,
          },
          ...common.map((format) => {
            const Icon = icons[format.look];
            return {
              value: format.id,
              title: t(`formats:${format.id}.name`),
              text: t(`formats:${format.id}.text`),
              icon: <Icon aria-hidden />,
            };
          }),
          ...(more.length === 0
            ? []
            : [{ value: others, title: t('otherFormat'), icon: <FileStack aria-hidden /> }]),
        ]}
      />
      {isOther ? (
        <Field label={t('otherFormat')} hideLabel hint={t(`formats:${value}.text`)}>
          {(ids) => (
            <Select
              {...ids}
              value={value}
              onChange={onChange}
              options={more.map(({ id }) => ({ value: id, label: t(`formats:${id}.name`) }))}
            />
          )}
        </Field>
      ) : null}
    </PanelSection>
  );
};
