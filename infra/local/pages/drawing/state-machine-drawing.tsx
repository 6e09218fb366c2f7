import type { Flow } from '../../step-functions/language/definition.ts';
import { graphOf } from './graph.ts';
import { type Box, type Layout, type Line, layoutOf } from './layout.ts';
import type { Visit } from './visits.ts';

const marks: Record<Visit, string> = { now: '▶ ', done: '✓ ', failed: '✗ ' };
const fills: Record<Visit, string> = { now: '#fff8d6', done: '#e6f5ec', failed: '#ffe9e5' };

type Visits = ReadonlyMap<string, Visit>;

/** A state machine as a picture: states where the execution was are marked by sign and shade. */
export const StateMachineDrawing = ({ definition, visits }: { definition: Flow; visits: Visits }) => {
  const layout = layoutOf(graphOf(definition));
  const width = Math.ceil(layout.width);
  const height = Math.ceil(layout.height);
  return (
    <svg
      role="img"
      aria-label={description(visits)}
      viewBox={`0 0 ${width} ${height}`}
      width={width}
      height={height}
      font-family="system-ui, sans-serif"
      font-size="14"
    >
      <defs>
        <marker id="tip" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto">
          <path d="M0 0 L8 4 L0 8 z" fill="#414141" />
        </marker>
      </defs>
      <Flowchart layout={layout} visits={visits} />
    </svg>
  );
};

const Flowchart = ({ layout, visits }: { layout: Layout; visits: Visits }) => (
  <g>
    {layout.lines.map((line) => (
      <path
        d={pathOf(line)}
        fill="none"
        stroke="#414141"
        stroke-width="1.5"
        stroke-dasharray={line.kind === 'catch' ? '5 4' : undefined}
        marker-end="url(#tip)"
      />
    ))}
    {layout.boxes.map((box) => (
      <StateBox box={box} visits={visits} />
    ))}
  </g>
);

const StateBox = ({ box, visits }: { box: Box; visits: Visits }) => {
  const visit = visits.get(box.name);
  const middle = box.x + box.width / 2;
  return (
    <g>
      <rect
        x={box.x}
        y={box.y}
        width={box.width}
        height={box.height}
        rx={box.type === 'Choice' ? 18 : 6}
        fill={visit ? fills[visit] : '#fff'}
        stroke="#1a1a1a"
        stroke-width={visit === 'now' ? 4 : visit ? 2 : 1}
      />
      <text x={middle} y={box.y + 17} text-anchor="middle" font-size="12" fill="#414141">
        {box.type}
      </text>
      {box.words.map((words, index) => (
        <text x={middle} y={box.y + 35 + index * 18} text-anchor="middle" fill="#1a1a1a">
          {index === 0 && visit ? `${marks[visit]}${words}` : words}
        </text>
      ))}
      {box.inside.map(({ x, y, layout }) => (
        <g transform={`translate(${box.x + x} ${box.y + y})`}>
          <Flowchart layout={layout} visits={visits} />
        </g>
      ))}
    </g>
  );
};

/** A line between two stops leaves and arrives upright. */
const pathOf = ({ points }: Line): string => {
  const [start, ...rest] = points;
  if (!start) return '';
  let [x, y] = start;
  const steps = rest.map(([toX, toY]) => {
    const middle = (y + toY) / 2;
    const step = x === toX || y === toY ? `L${toX} ${toY}` : `C${x} ${middle} ${toX} ${middle} ${toX} ${toY}`;
    [x, y] = [toX, toY];
    return step;
  });
  return `M${start[0]} ${start[1]} ${steps.join(' ')}`;
};

const description = (visits: Visits): string => {
  const named = (wanted: Visit): string =>
    [...visits]
      .filter(([, visit]) => visit === wanted)
      .map(([name]) => name)
      .join(', ') || 'none';
  return `State machine. In these states now: ${named('now')}. Done: ${named('done')}. Failed: ${named('failed')}.`;
};
