import type { FC } from 'hono/jsx';

/** A month's number, or none where nobody answered: a gap is not nought. */
type Bar = { label: string; count: number | undefined };

/** Units of the drawing; it is scaled to the page. */
const BAR = { wide: 24, apart: 40, high: 64, under: 18, over: 16 };

/** Bars of one fiscal year's months, drawn on the server. The table beside it says the same in numbers. */
export const MonthsChart: FC<{ label: string; bars: readonly Bar[] }> = ({ label, bars }) => {
  const most = Math.max(1, ...bars.map(({ count }) => count ?? 0));
  const width = bars.length * BAR.apart;
  const height = BAR.over + BAR.high + BAR.under;
  return (
    <svg
      class="months"
      role="img"
      aria-label={label}
      viewBox={`0 0 ${width} ${height}`}
      width={width}
      height={height}
    >
      {bars.map(({ label: month, count }, index) => {
        const tall = ((count ?? 0) / most) * BAR.high;
        const x = index * BAR.apart + (BAR.apart - BAR.wide) / 2;
        const middle = x + BAR.wide / 2;
        return (
          <g>
            <rect x={x} y={BAR.over + BAR.high - tall} width={BAR.wide} height={Math.max(tall, 1)} />
            <text x={middle} y={BAR.over + BAR.high - tall - 4}>
              {count ?? '–'}
            </text>
            <text x={middle} y={height - 4}>
              {month}
            </text>
          </g>
        );
      })}
    </svg>
  );
};
