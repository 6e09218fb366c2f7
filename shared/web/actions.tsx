import type { FC } from 'hono/jsx';

/** The ways on from a form, the usual one first; the form is told by `action` which was pressed. */
export const Actions: FC<{ ways: readonly { action: string; words: string }[] }> = ({ ways }) => (
  <div class="actions">
    {ways.map(({ action, words }, index) => (
      <button type="submit" name="action" value={action} class={index === 0 ? undefined : 'second'}>
        {words}
      </button>
    ))}
  </div>
);
