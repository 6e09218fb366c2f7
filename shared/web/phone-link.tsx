import type { FC } from 'hono/jsx';

/** A number that a phone calls at a press; as plain words where it has no digits, since a municipality may have set none yet. */
export const PhoneLink: FC<{ phone: string; class?: string }> = ({ phone, class: className }) => {
  const digits = phone.normalize('NFKC').replaceAll(/[^0-9+]/g, '');
  return digits ? (
    <a class={className} href={`tel:${digits}`}>
      {phone}
    </a>
  ) : (
    <span class={className}>{phone}</span>
  );
};
