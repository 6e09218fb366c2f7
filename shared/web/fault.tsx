import type { FC } from 'hono/jsx';

/**
 * What stands in the way, read out as the page opens. Nothing is shown where nothing is wrong. Faults of single fields
 * stand in `ErrorSummary`, each a way to its field.
 */
export const Fault: FC<{ words: string | undefined; id?: string }> = ({ words, id }) =>
  words ? (
    <p class="errors" role="alert" id={id}>
      {words}
    </p>
  ) : null;
