import type { OpenProject } from '#engine/project/open-project.ts';

/** The project, with the rows counted that are read from its file as lists. */
export const counted = (project: OpenProject) => {
  let rows = 0;
  const handle = new Proxy(project.handle, {
    get: (of, name) => {
      const member: unknown = Reflect.get(of, name);
      if (name !== 'prepare') return typeof member === 'function' ? (member.bind(of) as unknown) : member;
      return (sql: string) => {
        const made = of.prepare(sql);
        const all = made.all.bind(made);
        made.all = (...values: unknown[]) => {
          const found = all(...values);
          rows += found.length;
          return found;
        };
        return made;
      };
    },
  });
  return { project: Object.assign(project, { handle }), read: () => rows };
};
