import { normaliseWidth } from '../../japanese/width.ts';

/** What a list of deferred children may say, by the headers that core systems give it. Compared without width, spaces and brackets. */
export const COLUMNS = {
  childNumber: [
    '児童番号',
    '児童宛名番号',
    '宛名番号',
    '児童コード',
    '児童ID',
    '児童No',
    '整理番号',
    '個人コード',
  ],
  householdNumber: ['世帯番号', '世帯コード', '世帯No', '世帯ID'],
  ward: ['区', '区名', '行政区', '居住区', '住所区', '福祉保健センター'],
  childName: ['児童氏名', '児童名', '児童氏名漢字', '氏名', '子どもの氏名', '申込児童氏名'],
  childReading: ['児童氏名カナ', '児童カナ', 'カナ氏名', '氏名カナ', '児童氏名フリガナ', 'フリガナ'],
  bornOn: ['生年月日', '児童生年月日', '誕生日'],
  guardianName: ['保護者氏名', '保護者名', '申請者氏名', '保護者氏名漢字', '保護者'],
  mail: ['メールアドレス', 'メール', 'Eメール', 'E-mail', 'mail', '保護者メールアドレス'],
  phone: [
    '電話番号',
    '電話',
    '連絡先',
    '連絡先電話番号',
    '携帯電話',
    '携帯電話番号',
    '保護者電話番号',
    'TEL',
  ],
  postalCode: ['郵便番号', '〒'],
  wishedFrom: [
    '入所希望月',
    '希望月',
    '入所希望年月',
    '入所希望日',
    '利用希望月',
    '利用開始希望日',
    '希望開始月',
  ],
  exclusion: ['除外区分', '除外理由', '待機児童除外区分', '待機児童除外', '待機区分'],
  reason: ['保留理由', '保留事由', '不承諾理由', '保留の理由'],
} as const;
export type ColumnName = keyof typeof COLUMNS;

/** Without these a list is not one. */
export const NEEDED: readonly ColumnName[] = ['childNumber', 'ward', 'childName', 'bornOn', 'guardianName'];

const plain = (text: string): string =>
  normaliseWidth(text)
    .toLowerCase()
    .replaceAll(/[\s()[\]【】（）・]/g, '');

const columnOf = (header: string): ColumnName | undefined =>
  (Object.keys(COLUMNS) as ColumnName[]).find((name) =>
    COLUMNS[name].some((known) => plain(known) === plain(header)),
  );

/** Where each column stands, and the headers that nobody knows. Of two that mean the same the first counts. */
export type Columns = { at: Partial<Record<ColumnName, number>>; unknown: string[] };

export const recogniseColumns = (headers: readonly string[]): Columns => {
  const at: Columns['at'] = {};
  const unknown: string[] = [];
  for (const [index, header] of headers.entries()) {
    const name = columnOf(header);
    if (name && at[name] === undefined) at[name] = index;
    else if (header.trim() !== '') unknown.push(header.trim());
  }
  return { at, unknown };
};

/** How many of our columns a line names: the line that names most is the header. */
export const headerScore = (cells: readonly string[]): number =>
  cells.filter((cell) => columnOf(cell) !== undefined).length;
