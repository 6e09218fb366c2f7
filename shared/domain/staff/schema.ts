import { z } from 'zod';
import { StaffId } from '../ids.ts';
import { LocalText, MunicipalityCode, WardCode } from '../municipality/schema.ts';

/** What a member of staff is in the programme; rights follow from it (R5(1)). */
export const StaffRole = z.enum(['consultant', 'supervisor', 'administrator']);
export type StaffRole = z.infer<typeof StaffRole>;

/** A person who works for the programme (R4(2)). `subject` is who they are to the sign-in. */
export const Staff = z.object({
  municipality: MunicipalityCode,
  staffId: StaffId,
  subject: z.string().min(1),
  name: LocalText,
  role: StaffRole,
  wards: z.array(WardCode),
  mail: z.string(),
  phone: z.string().optional(),
  languages: z.array(z.string()),
  active: z.boolean(),
});
export type Staff = z.infer<typeof Staff>;
