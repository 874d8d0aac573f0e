import type { ExportRow } from '#core/formats/export-source.ts';
import type { FillFinding } from '#core/formats/format.ts';
import { formats } from '#core/formats/index.ts';
import { fail, ok } from '#core/model/index.ts';
import type { TaskCode } from '../workers/task.ts';
import { toldFindings, type CheckTypes } from './messages.ts';
import { askedFor } from './run-write.ts';
import { loadWriter, optionsOf, sourceOf, writeDocument } from './write-document.ts';

/**
 * Looks through what would be filled: what the format finds, and what writing it all to nowhere would change besides words, or
 * fail with. Where the format looks beforehand, all rows are held meanwhile, since both want them.
 */
export const runCheck: TaskCode<CheckTypes> = async (order, { ask }) => {
  const { originals, rows, isCancelled } = askedFor(ask);
  const writer = await loadWriter(order);
  if (!writer.ok) return writer;
  const code = await formats.get(order.format)?.load();
  const findings: FillFinding[] = [];
  let count = 0;
  const find = (finding: FillFinding): void => {
    count += 1;
    if (findings.length < toldFindings) findings.push(finding);
  };
  let all: Iterable<ExportRow> = rows();
  if (code?.checkFill !== undefined) {
    const held = [...all];
    for (const finding of code.checkFill(sourceOf(order, held, originals), optionsOf(order))) find(finding);
    all = held;
  }
  const written = writeDocument(writer.value, order, all, originals, () => undefined, find);
  if (isCancelled()) return fail('job.cancelled');
  const adapted = written.ok ? written.value.adapted : [];
  return ok({ findings, count, adapted, failure: written.ok ? null : written.error });
};
