import type { FC } from 'hono/jsx';

type CountTableProps = { caption: string; head: string; counted: string; rows: readonly [string, number][] };

/** So many of each: a heading for what is counted, and a line a kind. */
export const CountTable: FC<CountTableProps> = ({ caption, head, counted, rows }) => (
  <table>
    <caption>{caption}</caption>
    <thead>
      <tr>
        <th scope="col">{head}</th>
        <th scope="col" class="number">
          {counted}
        </th>
      </tr>
    </thead>
    <tbody>
      {rows.map(([label, count]) => (
        <tr>
          <th scope="row">{label}</th>
          <td class="number">{count}</td>
        </tr>
      ))}
    </tbody>
  </table>
);
