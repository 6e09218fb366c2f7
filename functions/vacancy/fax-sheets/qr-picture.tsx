import type { FC } from 'hono/jsx';
import { encode } from 'uqr';

/** A quiet zone of four modules, as ISO/IEC 18004 asks for. Unit: modules. */
const QUIET = 4;

/** A QR code as a picture inside the page: one path, black on nothing. Correction M, since a FAX loses dots. */
export const QrPicture: FC<{ text: string; label: string }> = ({ text, label }) => {
  const { data, size } = encode(text, { ecc: 'M', border: 0 });
  const path = data
    .flatMap((row, y) => row.map((dark, x) => (dark ? `M${x + QUIET} ${y + QUIET}h1v1h-1z` : '')))
    .join('');
  const whole = size + 2 * QUIET;
  return (
    <svg
      class="qr"
      role="img"
      aria-label={label}
      viewBox={`0 0 ${whole} ${whole}`}
      shape-rendering="crispEdges"
    >
      <path d={path} />
    </svg>
  );
};
