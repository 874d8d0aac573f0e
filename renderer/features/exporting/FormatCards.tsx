import { FileCheck, FileCode, FileText, FileType, Globe } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Cards } from '../../ui/Choice.tsx';
import { PanelSection } from '../../ui/Panel.tsx';
import type { WritableFormat } from './export-choice.ts';
import type { Fillable } from './same-choice.ts';

const icons = { document: FileType, page: Globe, marks: FileCode, text: FileText } as const;

/** Stands for the documents' own formats among the formats. */
export const same = '=';

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
  const names = [...new Set(fillable.map(({ format }) => t(`formats:${format.id}.name`)))].join(', ');
  return (
    <PanelSection title={t('format')}>
      <Cards<string>
        label={t('format')}
        value={value}
        onChange={onChange}
        options={[
          ...(fillable.length === 0
            ? []
            : [
                {
                  value: same,
                  title: t('same.title', { count: fillable.length }),
                  text: t('same.text', { formats: names }),
                  icon: <FileCheck aria-hidden />,
                },
              ]),
          ...formats.map((format) => {
            const Icon = icons[format.look];
            return {
              value: format.id,
              title: t(`formats:${format.id}.name`),
              text: t(`formats:${format.id}.text`),
              icon: <Icon aria-hidden />,
            };
          }),
        ]}
      />
    </PanelSection>
  );
};
