import type { FacilityType } from '../facility-type.ts';
import { facilityTypeOf, facilityTypes } from '../known-types.ts';
import type { Facility } from '../schema.ts';
import { facilityTypeNamed } from '../type-names.ts';
import { agesText } from './ages-text.ts';
import { hoursCells } from './hours-text.ts';

/** 自治体標準オープンデータセット 子育て施設一覧, its columns in order. Source: デジタル庁, definition book A, data set 05. */
export const NATIONAL_COLUMNS = [
  '全国地方公共団体コード',
  'ID',
  '地方公共団体名',
  '名称',
  '名称_カナ',
  '名称_英字',
  '種別',
  '所在地_全国地方公共団体コード',
  '町字ID',
  '所在地_連結表記',
  '所在地_都道府県',
  '所在地_市区町村',
  '所在地_町字',
  '所在地_番地以下',
  '建物名等(方書)',
  '緯度',
  '経度',
  '高度の種別',
  '高度の値',
  'アクセス方法',
  '駐車場情報',
  '電話番号',
  '内線番号',
  'FAX番号',
  '連絡先メールアドレス',
  '連絡先FormURL',
  '連絡先備考',
  '郵便番号',
  '法人番号',
  '団体名',
  '許可等年月日',
  '収容定員',
  '受入年齢',
  '利用可能曜日',
  '開始時間',
  '終了時間',
  '利用可能日時特記事項',
  '一時預かりの有無',
  '子供預かり_料金種別',
  '子供預かり_料金',
  '子供預かり_料金備考',
  '子供預かり_開所時間',
  '子供預かり_閉所時間',
  '病児保育の有無',
  '授乳室',
  'おむつ替えコーナー',
  '飲食可否',
  'ベビーカー貸出',
  'ベビーカー利用',
  'URL',
  '画像',
  '画像_ライセンス',
  '備考',
] as const;
export type NationalColumn = (typeof NATIONAL_COLUMNS)[number];

/** A facility in the columns of the layout; columns it says nothing about are empty. */
export type NationalRow = Record<NationalColumn, string>;

const flagText = (flag: boolean | undefined): string => (flag === undefined ? '' : flag ? '有' : '無');

/** The city's own word for the type while it still means our type, else our label. */
const typeText = ({ type, typeAsPublished }: Facility, types: readonly FacilityType[]): string => {
  const own = typeAsPublished === undefined ? undefined : facilityTypeNamed(typeAsPublished, types);
  if (typeAsPublished !== undefined && (type === undefined || (own?.sure && own.type === type)))
    return typeAsPublished;
  return type === undefined ? '' : (facilityTypeOf(type, types)?.label.ja ?? type);
};

const addressCells = ({ address, ward, location, postalCode }: Facility) => ({
  所在地_連結表記: address?.full ?? '',
  所在地_都道府県: address?.prefecture ?? '',
  所在地_市区町村: `${address?.city ?? ''}${address?.city?.endsWith('市') ? (ward ?? '') : ''}`,
  '建物名等(方書)': address?.building ?? '',
  緯度: location ? String(location.latitude) : '',
  経度: location ? String(location.longitude) : '',
  郵便番号: postalCode ?? '',
});

const contactCells = (facility: Facility) => ({
  電話番号: facility.phone ?? '',
  内線番号: facility.phoneExtension ?? '',
  FAX番号: facility.fax ?? '',
  連絡先メールアドレス: facility.mail ?? '',
  連絡先FormURL: facility.contactForm ?? '',
  URL: facility.web ?? '',
});

const careCells = (facility: Facility) => {
  const hours = hoursCells(facility.hours, facility.hoursNote);
  return {
    収容定員: facility.capacity === undefined ? '' : String(facility.capacity),
    受入年齢: facility.ages ? agesText(facility.ages) : '',
    利用可能曜日: hours.days,
    開始時間: hours.open,
    終了時間: hours.close,
    利用可能日時特記事項: hours.note,
    一時預かりの有無: flagText(facility.temporaryCare),
    病児保育の有無: flagText(facility.sickChildCare),
  };
};

const emptyRow = Object.fromEntries(NATIONAL_COLUMNS.map((column) => [column, ''])) as NationalRow;

/**
 * A facility as the national open-data layout carries it. `ID` is the city's 施設番号, else our id, by which a later
 * import knows the facility again. The layout has no place for night and holiday care, extended hours, ownership,
 * partner facilities, special care and the source.
 */
export const nationalRow = (
  facility: Facility,
  municipalityName: string,
  types: readonly FacilityType[] = facilityTypes(),
): NationalRow => ({
  ...emptyRow,
  全国地方公共団体コード: facility.municipality,
  ID: facility.externalNumber ?? facility.id,
  地方公共団体名: municipalityName,
  名称: facility.name,
  名称_カナ: facility.kana ?? '',
  名称_英字: facility.nameEnglish ?? '',
  種別: typeText(facility, types),
  アクセス方法: facility.access ?? '',
  駐車場情報: facility.parking ?? '',
  法人番号: facility.corporateNumber ?? '',
  団体名: facility.owner ?? '',
  許可等年月日: facility.approvedOn ?? '',
  備考: facility.note ?? '',
  ...addressCells(facility),
  ...contactCells(facility),
  ...careCells(facility),
});
