/** The cells of a table as RFC 4180 has them. */
export const readCsv = (csv: string): string[][] => {
  const rows: string[][] = [];
  let cells: string[] = [];
  let at = 1; // behind the byte order mark
  while (at < csv.length) {
    let value = '';
    if (csv[at] === '"') {
      for (at += 1; csv[at] !== '"' || csv[at + 1] === '"'; at += 1) {
        if (csv[at] === '"') at += 1;
        value += csv[at] ?? '';
      }
      at += 1;
    } else while (at < csv.length && !',\r'.includes(csv[at] ?? '')) value += csv[at++];
    cells.push(value);
    if (csv[at] === ',') at += 1;
    else {
      at += 2;
      rows.push(cells);
      cells = [];
    }
  }
  return rows;
};
