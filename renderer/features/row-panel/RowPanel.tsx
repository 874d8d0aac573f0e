import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Rows3 } from 'lucide-react';
import type { KeyboardEvent, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { RowNumber } from '#core/model/index.ts';
import { client } from '../../api.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { isForList } from '../../ui/list-keys.ts';
import { PanelBody, PanelHead } from '../../ui/Panel.tsx';
import { VisuallyHidden } from '../../ui/VisuallyHidden.tsx';
import { failureOf, FailureNotice } from '../../workspace/FailureNotice.tsx';
import { answerOf, EngineFailure } from '../../workspace/queries.ts';
import { rowSections } from '../../workspace/registry.ts';
import type { RowSection } from '../../workspace/row-section.ts';
import { documentAt, useWorkspace } from '../../workspace/store.ts';
import { useRested } from './use-rested.ts';
import styles from './RowPanel.module.css';

type Told = { readonly section: RowSection; readonly content: ReactNode };
type Known = { readonly row: RowNumber; readonly name: string | null; readonly told: readonly Told[] };

const readRow = async (row: RowNumber): Promise<Known> => {
  const { rows } = await answerOf(client.rows.page({ from: row, count: 1 }));
  const [found] = rows;
  if (found === undefined) return { row, name: null, told: [] };
  const name = await answerOf(client.rows.key({ segment: found.segment }));
  const told = await Promise.all(
    rowSections().map(async (section): Promise<Told> => {
      try {
        return { section, content: await section.read(found) };
      } catch (error) {
        // One that cannot be read takes nothing from the others.
        if (!(error instanceof EngineFailure)) throw error;
        return {
          section,
          content: (
            <div className={styles.failure}>
              <FailureNotice failure={error.failure} />
            </div>
          ),
        };
      }
    }),
  );
  return { row, name, told: told.filter(({ content }) => content !== null) };
};

/** All that sections say of the row one rests in, at once; that of the row before stays until then. */
const useKnown = () => {
  const { path, row, sequence } = useRested();
  return useQuery({
    queryKey: ['row', path, row, sequence],
    queryFn: () => readRow(row),
    placeholderData: keepPreviousData,
    gcTime: 5000,
    enabled: path !== '',
  });
};

const targetOf = (key: string, at: number, count: number): number | undefined =>
  ({ ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: count - 1 })[key];

/** Up and down, home and end lead through the items of all sections. */
const moveFocus = (event: KeyboardEvent<HTMLElement>): void => {
  if (event.ctrlKey || event.metaKey || event.altKey || !isForList(event, event.currentTarget)) return;
  const items = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-list-focus]')];
  const here = items.findIndex((item) => item.closest('li')?.contains(document.activeElement) === true);
  const to = targetOf(event.key, here, items.length);
  if (to === undefined) return;
  event.preventDefault();
  items[Math.max(0, Math.min(items.length - 1, to))]?.focus();
};

const Where = ({ row, name }: Pick<Known, 'row' | 'name'>) => {
  const { t } = useTranslation('row');
  const document = useWorkspace(({ project }) =>
    project === null || project.documents.length < 2 ? null : (documentAt(project, row)?.name ?? null),
  );
  return (
    <div className={styles.where}>
      <span className={styles.row}>{t('row', { row })}</span>
      {document === null ? null : <span className={styles.document}>{document}</span>}
      {name === null ? null : (
        <span className={styles.name} title={t('name')}>
          <VisuallyHidden>{t('name')}</VisuallyHidden>
          {name}
        </span>
      )}
    </div>
  );
};

const Section = ({ section, content }: Told) => {
  const { t } = useTranslation();
  const id = `row-section-${section.id}`;
  return (
    <section aria-labelledby={id}>
      <h2 id={id} className={styles.title}>
        {t(section.titleKey)}
      </h2>
      {content}
    </section>
  );
};

/** What concerns the row one is in: it follows, and never takes the focus. */
export const RowPanel = () => {
  const { t } = useTranslation('row');
  const { data, error } = useKnown();
  if (error !== null) {
    return (
      <PanelBody>
        <FailureNotice failure={failureOf(error)} />
      </PanelBody>
    );
  }
  if (data === undefined) return null;
  const { row, name, told } = data;
  return (
    <>
      <PanelHead>
        <Where row={row} name={name} />
      </PanelHead>
      {told.length === 0 ? (
        <EmptyState icon={<Rows3 aria-hidden />} title={t('empty')}>
          {t('emptyText')}
        </EmptyState>
      ) : (
        // Presentation: it only hears the keys of the buttons inside.
        <div role="presentation" data-row-keys className={styles.sections} onKeyDown={moveFocus}>
          {told.map((one) => (
            <Section key={`${row} ${one.section.id}`} {...one} />
          ))}
        </div>
      )}
    </>
  );
};
