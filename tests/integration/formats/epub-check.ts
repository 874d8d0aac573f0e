import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';

/** For a program that runs for seconds: what is compiled thoroughly, or collected by several threads, costs as much again. */
const briefly = ['-XX:TieredStopAtLevel=1', '-XX:+UseSerialGC'];

/**
 * What EPUBCheck, by its jar, says of books: for each its file's name, 0 where there is no error, and each fault, warning or remark. One process for all:
 * most of what it takes is its start.
 */
export const judged = async (jar: string, paths: readonly string[]): Promise<readonly string[]> => {
  const program = join(import.meta.dirname, 'CheckAll.java');
  const { stdout } = await promisify(execFile)('java', [...briefly, '-cp', jar, program, ...paths]);
  return stdout.split('\n').filter((line) => line.includes('.epub'));
};
