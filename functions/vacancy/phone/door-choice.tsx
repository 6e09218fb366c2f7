import type { FC } from 'hono/jsx';
import { type FormState, RadioGroup } from '../../../shared/web/fields.tsx';

/** By which door staff heard what they type in. */
export const DoorChoice: FC<{ form: FormState }> = ({ form }) => {
  const { t } = form.page;
  return (
    <RadioGroup
      form={form}
      name="door"
      label={t('campaign.door')}
      choices={[
        { value: 'phone', label: t('campaign.doorPhone') },
        { value: 'fax', label: t('campaign.doorFax') },
      ]}
      plain
    />
  );
};
