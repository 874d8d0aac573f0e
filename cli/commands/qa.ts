import { ok, type FindingSeverity } from '#core/model/index.ts';
import type { FoundFinding } from '#api/index.ts';
import { field, mapped, type Outcome, type Setting } from '../answer.ts';
import { columnIn } from '../columns.ts';
import { createPacked } from '../packed.ts';
import { inProject } from '../session.ts';
import type { Words } from '../words.ts';

export type QaOptions = {
  readonly column?: string;
  readonly check?: string;
  readonly severity?: FindingSeverity;
  /** Checks the grammar of English too, which takes its time. */
  readonly grammar?: true;
};

const pageSize = 500;

const line = ({ t }: Words, finding: FoundFinding): string => {
  const { row, side, check, code, severity, params } = finding;
  const sentence = t(`texts.${check}.${code}`, { ns: 'checks', ...params });
  return [row, side, t(`severities.${severity}`, { ns: 'checks' }), field(sentence)].join('\t');
};

/** `qa PROJECT`: what checks find in the texts and nobody ignores. */
export const qa = ({ words }: Setting, path: string, options: QaOptions): Outcome =>
  inProject(path, async ({ client, project }) => {
    const { column, check, severity } = options;
    const side = column === undefined ? ok(undefined) : columnIn(words, project, column);
    if (!side.ok) return side;
    const looked = options.grammar === true ? await client.grammar.check({ anyway: true }) : ok(null);
    if (!looked.ok) return looked;
    const filter = {
      ...(side.value && { side: side.value }),
      ...(check && { check }),
      ...(severity && { severity }),
    };
    const findings = createPacked<FoundFinding>();
    for (let from = 0; ; from += pageSize) {
      const page = await client.checks.list({ ...filter, from, count: pageSize });
      if (!page.ok) return page;
      findings.add(page.value.findings);
      const { total } = page.value;
      if (from + pageSize < total) continue;
      return ok({
        json: { total, findings: findings.all, ...(looked.value && { grammar: looked.value }) },
        lines: mapped(findings.all, (finding) => line(words, finding)),
      });
    }
  });
