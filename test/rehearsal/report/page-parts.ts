/** The look of the page: readable on paper and on a phone, without anything from elsewhere. */
export const style = `<style>
body{font:16px/1.7 system-ui,sans-serif;color:#1a1a1c;background:#fff;margin:0}
main{max-width:60rem;margin:0 auto;padding:1rem}
h1{font-size:1.6rem}h2{font-size:1.25rem;margin-top:2rem}
table{border-collapse:collapse;width:100%}
th,td{border-bottom:1px solid #767676;padding:.3rem .6rem;text-align:left;vertical-align:top}
th[scope=col]{white-space:nowrap}
td.n{text-align:right;font-variant-numeric:tabular-nums}
.scroll{overflow-x:auto}
.bar{display:block;height:.6rem;background:#0017c1;min-width:1px}
.good{border-left:.4rem solid #197a4b;padding-left:.8rem}
pre{white-space:pre-wrap;overflow-wrap:anywhere;font-size:.85rem}
code{overflow-wrap:anywhere}
summary{padding:.3rem 0;cursor:pointer}
summary:focus-visible,.scroll:focus-visible{outline:4px solid #000;outline-offset:2px;background:#ffd43d}
</style>`;

export const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

export const section = (title: string, body: string): string => `<h2>${escaped(title)}</h2>\n${body}`;

type Cell = string | number;

/** A table with its heads; `shares`, between 0 and 1, draw a bar at the end of each row beside what the cells say in numbers. */
export const table = (
  heads: readonly string[],
  rows: readonly (readonly Cell[])[],
  shares?: readonly number[],
): string => {
  const head = [
    ...heads.map((one) => `<th scope="col">${escaped(one)}</th>`),
    shares ? '<td aria-hidden="true"></td>' : '',
  ];
  const body = rows.map(
    (row, index) => `<tr>${row.map(cell).join('')}${shares ? bar(shares[index] ?? 0) : ''}</tr>`,
  );
  const label = escaped(heads.join('・'));
  return `<div class="scroll" tabindex="0" role="region" aria-label="${label}"><table><thead><tr>${head.join('')}</tr></thead><tbody>${body.join('\n')}</tbody></table></div>`;
};

const cell = (content: Cell, column: number): string => {
  if (column === 0) return `<th scope="row">${escaped(String(content))}</th>`;
  const isNumber = typeof content === 'number' || /^[\d.]+$/.test(content);
  return `<td${isNumber ? ' class="n"' : ''}>${escaped(String(content))}</td>`;
};

const bar = (share: number): string =>
  `<td aria-hidden="true"><span class="bar" style="width:${Math.round(share * 120)}px"></span></td>`;
