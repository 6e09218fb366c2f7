import type { Child, FC } from 'hono/jsx';
import { type FieldFaults, type FormBody, firstText } from './form-body.ts';
import type { Page } from './page-context.ts';

/** A form as it stands: what was typed, and what is wrong with it, in words. */
export type FormState = { page: Page; body: FormBody; faults: FieldFaults };

type FieldProps = {
  form: FormState;
  name: string;
  label: string;
  hint?: string;
  required?: boolean;
  /** In a search nothing is required, so nothing needs to be called optional. */
  plain?: boolean;
};

const hintId = (name: string): string => `${name}-hint`;
const faultId = (name: string): string => `${name}-fault`;

const describedBy = ({ form, name, hint }: FieldProps): string | undefined =>
  [hint ? hintId(name) : '', form.faults[name] ? faultId(name) : ''].filter(Boolean).join(' ') || undefined;

const Mark: FC<Pick<FieldProps, 'form' | 'required' | 'plain'>> = ({ form, required, plain }) =>
  plain ? null : required ? (
    <span class="need">{form.page.t('layout.required')}</span>
  ) : (
    <span class="may">{form.page.t('layout.optional')}</span>
  );

const Hints: FC<FieldProps> = ({ form, name, hint }) => (
  <>
    {hint ? (
      <p class="hint" id={hintId(name)}>
        {hint}
      </p>
    ) : null}
    {form.faults[name] ? (
      <p class="fault" id={faultId(name)}>
        {form.faults[name]}
      </p>
    ) : null}
  </>
);

/** A field under its label, with its hint and its fault. */
const Titled: FC<FieldProps & { children: Child }> = ({ children, ...field }) => (
  <div class="field">
    <label class="title" for={field.name}>
      {field.label}
      <Mark form={field.form} required={field.required} plain={field.plain} />
    </label>
    <Hints {...field} />
    {children}
  </div>
);

/** One line of text. */
export const TextField: FC<
  FieldProps & {
    type?: 'text' | 'email' | 'tel';
    autocomplete?: string;
    inputmode?: 'numeric' | 'tel' | 'email';
    narrow?: boolean;
  }
> = ({ type = 'text', autocomplete, inputmode, narrow, ...field }) => (
  <Titled {...field}>
    <input
      type={type}
      id={field.name}
      name={field.name}
      value={firstText(field.form.body, field.name)}
      autocomplete={autocomplete}
      inputmode={inputmode}
      class={narrow ? 'narrow' : undefined}
      aria-describedby={describedBy(field)}
      aria-invalid={field.form.faults[field.name] ? 'true' : undefined}
    />
  </Titled>
);

/** Several lines of text. */
export const TextArea: FC<FieldProps & { maxLength?: number }> = ({ maxLength, ...field }) => (
  <Titled {...field}>
    <textarea
      id={field.name}
      name={field.name}
      maxlength={maxLength}
      aria-describedby={describedBy(field)}
      aria-invalid={field.form.faults[field.name] ? 'true' : undefined}
    >
      {firstText(field.form.body, field.name)}
    </textarea>
  </Titled>
);

type Choice = { value: string; label: string };

/** One of several, all in sight. */
export const RadioGroup: FC<FieldProps & { choices: readonly Choice[] }> = ({ choices, ...field }) => (
  <Group {...field}>
    {choices.map((choice) => (
      <label class="choice">
        <input
          type="radio"
          name={field.name}
          value={choice.value}
          checked={firstText(field.form.body, field.name) === choice.value}
        />
        <span>{choice.label}</span>
      </label>
    ))}
  </Group>
);

/** Any number of several. */
export const CheckboxGroup: FC<FieldProps & { choices: readonly Choice[] }> = ({ choices, ...field }) => (
  <Group {...field}>
    {choices.map((choice) => (
      <label class="choice">
        <input
          type="checkbox"
          name={field.name}
          value={choice.value}
          checked={(field.form.body[field.name] ?? []).includes(choice.value)}
        />
        <span>{choice.label}</span>
      </label>
    ))}
  </Group>
);

/** One of many. */
export const Select: FC<FieldProps & { choices: readonly Choice[]; unchosen: string }> = ({
  choices,
  unchosen,
  ...field
}) => (
  <Titled {...field}>
    <select
      id={field.name}
      name={field.name}
      aria-describedby={describedBy(field)}
      aria-invalid={field.form.faults[field.name] ? 'true' : undefined}
    >
      <option value="">{unchosen}</option>
      {choices.map((choice) => (
        <option value={choice.value} selected={firstText(field.form.body, field.name) === choice.value}>
          {choice.label}
        </option>
      ))}
    </select>
  </Titled>
);

/** A date in three fields, `<name>Year`, `<name>Month`, `<name>Day`: quicker on a phone than any calendar. */
export const DateFields: FC<FieldProps & { withoutDay?: boolean }> = ({ withoutDay, ...field }) => {
  const { t } = field.form.page;
  const parts = [
    { name: `${field.name}Year`, label: t('layout.year') },
    { name: `${field.name}Month`, label: t('layout.month') },
    ...(withoutDay ? [] : [{ name: `${field.name}Day`, label: t('layout.day') }]),
  ];
  return (
    <Group {...field}>
      <div class="row">
        {parts.map((part) => (
          <div>
            <label for={part.name}>{part.label}</label>
            <br />
            <input
              class="narrow"
              type="text"
              inputmode="numeric"
              id={part.name}
              name={part.name}
              value={firstText(field.form.body, part.name)}
              aria-invalid={field.form.faults[field.name] ? 'true' : undefined}
            />
          </div>
        ))}
      </div>
    </Group>
  );
};

const Group: FC<FieldProps & { children: Child }> = ({ children, ...field }) => (
  <fieldset class="field" id={field.name} aria-describedby={describedBy(field)}>
    <legend>
      {field.label}
      <Mark form={field.form} required={field.required} plain={field.plain} />
    </legend>
    <Hints {...field} />
    {children}
  </fieldset>
);

/** What is wrong, at the top, each fault a way to its field, in the order of `labels` where faults do not name their field themselves. Nothing is shown when nothing is wrong. */
export const ErrorSummary: FC<{ form: FormState; labels?: Record<string, string> }> = ({
  form,
  labels = {},
}) => {
  const order = Object.keys(labels);
  const placeOf = (name: string) => (order.includes(name) ? order.indexOf(name) : order.length);
  const faults = Object.entries(form.faults).sort(([one], [other]) => placeOf(one) - placeOf(other));
  if (faults.length === 0) return null;
  return (
    <div class="errors" role="alert">
      <h2>{form.page.t('layout.errorSummaryTitle')}</h2>
      <ul>
        {faults.map(([name, words]) => (
          <li>
            <a href={`#${name}`}>{labels[name] ? `${labels[name]}: ${words}` : words}</a>
          </li>
        ))}
      </ul>
    </div>
  );
};

/** Fields that a page carries along unseen. */
export const Carried: FC<{ body: FormBody; names: readonly string[] }> = ({ body, names }) => (
  <>
    {names.flatMap((name) =>
      (body[name] ?? []).map((value) => <input type="hidden" name={name} value={value} />),
    )}
  </>
);
