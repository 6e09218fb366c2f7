/** What a rule answers when its caller must deal with a refusal: the value, or why not. */
export type Result<T, R extends { kind: string }> = { ok: true; value: T } | { ok: false; refusal: R };

export const accepted = <T>(value: T): { ok: true; value: T } => ({ ok: true, value });

export const refused = <const R extends { kind: string }>(refusal: R): { ok: false; refusal: R } => ({
  ok: false,
  refusal,
});
