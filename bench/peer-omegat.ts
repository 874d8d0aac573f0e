import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectFile } from '#tests/unit/core/omegat/omegat-files.ts';
import { percentile, round, type Line } from './measure.ts';

/** Looks texts up as its panel of matches does: a project with the file in `tm`, the best ten. Tells for each the milliseconds of processor time, then what was found. */
const program = `
import java.io.File;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.util.List;
import java.util.TreeMap;
import org.omegat.core.Core;
import org.omegat.core.data.ProjectProperties;
import org.omegat.core.data.RealProject;
import org.omegat.core.events.IStopped;
import org.omegat.core.matching.NearString;
import org.omegat.core.statistics.FindMatches;
import org.omegat.util.ProjectFileStorage;

public class LookUp {
  public static void main(String[] args) throws Exception {
    Core.initializeConsole(new TreeMap<String, String>());
    ProjectProperties properties = ProjectFileStorage.loadProjectProperties(new File(args[0]));
    RealProject project = new RealProject(properties);
    project.loadProject(true);
    Core.setProject(project);
    FindMatches matches = new FindMatches(project.getSourceTokenizer(), 10, true, false);
    IStopped never = new IStopped() { public boolean isStopped() { return false; } };
    try (PrintWriter out = new PrintWriter(args[2], "UTF-8")) {
      for (String text : Files.readAllLines(new File(args[1]).toPath())) {
        long began = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        List<NearString> near = matches.search(project, text, true, false, never);
        out.println((ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - began) / 1e6);
        for (NearString one : near) out.println("=" + one.source);
      }
    }
    System.exit(0);
  }
}
`;

const jar = '/usr/share/omegat/OmegaT.jar';

/**
 * How Debian's OmegaT, which is 3.6, does with a memory and some sentences, each made from one of its units by edits: milliseconds of processor time, and how often it
 * tells of that unit. A line that says so where it is not installed.
 */
export const omegat = (
  folder: string,
  name: string,
  tmx: string,
  {
    units,
    queries,
  }: {
    readonly units: number;
    readonly queries: readonly { readonly text: string; readonly from: string }[];
  },
): Line => {
  const project = join(folder, `${name}-omegat`);
  for (const part of ['source', 'target', 'tm', 'glossary', 'dictionary', 'omegat', 'home'])
    mkdirSync(join(project, part), { recursive: true });
  writeFileSync(join(project, 'omegat.project'), projectFile().replace('EN-US', 'FR'));
  copyFileSync(tmx, join(project, 'tm', 'bench.tmx'));
  const [code, asked, answered] = ['LookUp.java', 'asked.txt', 'answered.txt'].map((file) =>
    join(project, file),
  );
  if (code === undefined || asked === undefined || answered === undefined) throw new Error('no paths');
  writeFileSync(code, program);
  writeFileSync(asked, queries.map(({ text }) => text).join('\n'));
  const run = spawnSync(
    '/usr/bin/java',
    [
      `-Duser.home=${join(project, 'home')}`,
      '-Djava.awt.headless=true',
      '-cp',
      jar,
      code,
      project,
      asked,
      answered,
    ],
    { encoding: 'utf8', maxBuffer: 1 << 28 },
  );
  if (run.status !== 0)
    return { memory: `OmegaT 3.6, ${name}: not run (${run.stderr.trim().split('\n').at(-1) ?? ''})` };
  const lines = readFileSync(answered, 'utf8').trim().split('\n');
  const times: number[] = [];
  const found: Set<string>[] = [];
  for (const line of lines)
    if (line.startsWith('=')) found.at(-1)?.add(line.slice(1));
    else {
      times.push(Number(line));
      found.push(new Set());
    }
  const told = queries.filter(({ from }, at) => found[at]?.has(from) === true).length;
  return {
    memory: `OmegaT 3.6, ${name}, ${units}`,
    'look-up p50 ms': round(percentile(times, 0.5), 2),
    p95: round(percentile(times, 0.95), 2),
    'its own unit': `${told} of ${queries.length}`,
  };
};
