import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import {
  DateField,
  MailAddressField,
  PersonNameField,
  PhoneField,
  PostalCodeField,
  ReadingField,
} from './fields.ts';

const Form = z.object({
  name: PersonNameField,
  reading: ReadingField,
  bornOn: DateField,
  phone: PhoneField,
  mail: MailAddressField,
  postalCode: PostalCodeField,
});

describe('form fields', () => {
  it('take what people type and give values', () => {
    const typed = {
      name: '山田　花子',
      reading: 'やまだ はなこ',
      bornOn: '令和6年5月1日',
      phone: '０４５ー６７１ー２１２１',
      mail: 'hanako@Example.jp',
      postalCode: '〒2310005',
    };
    expect(Form.parse(typed)).toEqual({
      name: { kind: 'parted', family: '山田', given: '花子' },
      reading: 'ヤマダ ハナコ',
      bornOn: '2024-05-01',
      phone: '045-671-2121',
      mail: 'hanako@example.jp',
      postalCode: '231-0005',
    });
  });

  it('name the field and the kind of what they refuse', () => {
    const answer = z.object({ bornOn: DateField }).safeParse({ bornOn: '平成31年5月1日' });
    expect(answer.error?.issues).toMatchObject([
      { code: 'custom', path: ['bornOn'], params: { kind: 'date outside its era' } },
    ]);
  });
});
