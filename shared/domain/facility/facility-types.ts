import type { FacilityType } from './facility-type.ts';

/** Names parted by bars, over several lines. */
const namesIn = (text: string): string[] =>
  text
    .split('|')
    .map((name) => name.trim())
    .filter((name) => name !== '');

const childcare = (type: string, ja: string, en: string, names = '', unsure = ''): FacilityType => ({
  type,
  group: 'childcare',
  label: { ja, en },
  surveyed: true,
  names: [ja, ...namesIn(names)],
  unsure: namesIn(unsure),
});

const other = (
  group: 'service' | 'not childcare',
  type: string,
  ja: string,
  en: string,
  names = '',
): FacilityType => ({ type, group, label: { ja, en }, surveyed: false, names: [ja, ...namesIn(names)] });

/** Kinds of facilities that hold places for children, as Yokohama's list (Y6) and later law name them. */
const facilities: readonly FacilityType[] = [
  childcare(
    'licensed-nursery',
    '認可保育所',
    'Licensed nursery',
    `保育所 | 保育園 | 認可保育園 | 公立認可保育所 | 私立認可保育所 | 公立保育所 | 私立保育所 | 公立保育園 | 私立保育園 | 認可保育所 分園 | 認可保育施設 | 公設民営保育所 |
    区立保育園 | 市立保育所 | 市立保育園 | 町立保育所 | 町立保育園 | 民間保育所 | 民間保育園 | 認可公立 | 認可私立`,
    '認可 | 認定保育所 | 公立 | 私立',
  ),
  childcare('nursery-or-alike', '保育所等', 'Nursery or alike', '保育施設 | 教育・保育施設'),
  childcare(
    'integrated-kodomoen',
    '幼保連携型認定こども園',
    'Kodomo-en (integrated)',
    '認定こども園（幼保連携型） | 幼保連携型 | 幼保連携型こども園',
  ),
  childcare(
    'kindergarten-kodomoen',
    '幼稚園型認定こども園',
    'Kodomo-en (kindergarten)',
    '認定こども園（幼稚園型） | 幼稚園型 | 幼稚園型こども園',
  ),
  childcare(
    'nursery-kodomoen',
    '保育所型認定こども園',
    'Kodomo-en (nursery)',
    '認定こども園（保育所型） | 保育所型 | 保育所型こども園',
  ),
  childcare(
    'local-kodomoen',
    '地方裁量型認定こども園',
    'Kodomo-en (local discretion)',
    '認定こども園（地方裁量型） | 地方裁量型',
  ),
  childcare(
    'kodomoen',
    '認定こども園',
    'Kodomo-en',
    'こども園 | 子ども園 | 認定子ども園 | 公立認定こども園 | 私立認定こども園 | 市立こども園',
  ),
  childcare(
    'small-scale',
    '小規模保育',
    'Small-scale nursery',
    `小規模保育事業 | 小規模保育事業所 | 小規模保育園 | 小規模認可保育所 | 小規模保育事業A型 | 小規模保育事業B型 | 小規模保育事業C型 | 小規模保育A型 | 小規模保育B型 |
    小規模保育C型 | 小規模保育施設 | 小規模`,
  ),
  childcare(
    'family-daycare',
    '家庭的保育',
    'Family day care',
    '家庭的保育事業 | 家庭的保育事業所 | 保育ママ | 家庭保育室 | 家庭的保育福祉員 | 家庭福祉員 | 家庭保育福祉員',
  ),
  childcare(
    'npo-family-daycare',
    'NPO等を活用した家庭的保育',
    'Family day care by an NPO',
    'NPO等の家庭的保育 | NPO等を活用した家庭的保育事業',
  ),
  childcare(
    'workplace',
    '事業所内保育',
    'Workplace nursery',
    '事業所内保育事業 | 事業所内保育施設 | 事業所内保育所 | 事業所内 | 院内保育 | 院内保育所 | 院内保育施設 | 企業内保育所',
  ),
  childcare('home-visiting', '居宅訪問型保育', 'Childcare at home', '居宅訪問型保育事業 | 居宅訪問型'),
  childcare(
    'community-childcare',
    '地域型保育',
    'Community-based childcare',
    '地域型保育事業 | 小規模・事業所内保育事業 | 小規模保育・事業所内保育 | 地域型保育施設 | 特定地域型保育事業',
  ),
  childcare(
    'company-led',
    '企業主導型保育',
    'Company-led nursery',
    '企業主導型保育事業 | 企業主導型保育施設 | 企業主導型保育所 | 企業主導型',
  ),
  childcare('yokohama-nursery', '横浜保育室', 'Yokohama nursery room'),
  childcare(
    'locally-certified',
    '自治体認証保育所',
    'Nursery certified by the municipality or prefecture',
    '認証保育所 | 東京都認証保育所 | 認証保育所A型 | 認証保育所B型 | 川崎認定保育園 | 認定保育園 | せんだい保育室 | 認証保育園 | 認定保育室 | 保育室 | 千葉市認定保育施設',
  ),
  childcare('baby-hotel', 'ベビーホテル', 'Baby hotel'),
  childcare(
    'unlicensed',
    '認可外保育施設',
    'Unlicensed childcare',
    `認可外 | 認可外保育所 | 認可外保育園 | 一般認可外保育施設 | 無認可 | 無認可保育所 | 認可外保育所 非公開 | 届出保育施設 | その他認可外保育施設 | 認可外保育施設 その他 |
    企業主導型以外の認可外保育施設`,
  ),
  childcare(
    'kindergarten',
    '幼稚園',
    'Kindergarten',
    '公立幼稚園 | 私立幼稚園 | 国立幼稚園 | 市立幼稚園 | 町立幼稚園 | 区立幼稚園 | 新制度幼稚園 | 未移行幼稚園 | 私学助成幼稚園',
  ),
];

/** Services that help beside a regular place. */
const services: readonly FacilityType[] = [
  other(
    'service',
    'temporary-care',
    '一時保育',
    'Temporary care',
    '一時預かり | 一時預かり事業 | 一時預かり保育 | 保育所一時保育 | 一時保育事業 | 一時預かり所',
  ),
  other(
    'service',
    'kindergarten-extended-care',
    '幼稚園預かり保育',
    'Extended care at a kindergarten',
    '預かり保育 | 私立幼稚園預かり保育 | 私立幼稚園等預かり保育 | 一時預かり事業幼稚園型',
  ),
  other(
    'service',
    'infant-temporary-care',
    '乳幼児一時預かり',
    'Temporary care for infants',
    '乳幼児一時預かり事業 | 休日一時保育',
  ),
  other(
    'service',
    'family-support',
    '子育てサポートシステム',
    'Family support (members help members)',
    'ファミリーサポート | ファミリーサポートセンター | ファミリー・サポート・センター | 横浜子育てサポートシステム | 子育て援助活動支援事業',
  ),
  other(
    'service',
    'sick-child-care',
    '病児保育',
    'Care for sick children',
    '病後児保育 | 病児・病後児保育 | 病児病後児保育 | 病児保育施設 | 病児保育室 | 病児保育事業 | 病後児保育施設 | 病後児保育室 | 病児・病後児保育施設',
  ),
  other(
    'service',
    'anybody-daycare',
    'こども誰でも通園制度',
    'Day care for every child',
    'こども誰でも通園 | 乳児等通園支援事業 | 誰でも通園',
  ),
  other(
    'service',
    'short-stay',
    '子育て短期支援',
    'Short stay',
    'ショートステイ | トワイライトステイ | 子育て短期支援事業',
  ),
];

/** What files of children's places also hold, and vacancy surveys do not ask. */
const others: readonly FacilityType[] = [
  other(
    'not childcare',
    'after-school-club',
    '学童保育',
    'After-school club',
    `学童 | 学童クラブ | 放課後児童クラブ | 放課後児童健全育成事業 | 学童保育所 | 放課後キッズクラブ | 放課後児童会 | 児童クラブ | 留守家庭児童会 | 放課後子ども教室 |
    はまっ子ふれあいスクール | 学童保育室`,
  ),
  other(
    'not childcare',
    'disability-day-service',
    '障害児通所支援',
    'Day services for children with disabilities',
    `障害児通所支援事業 | 障害児通所支援事業所 | 児童発達支援 | 児童発達支援事業 | 児童発達支援センター | 児童発達支援事業所 | 放課後等デイサービス | 放課後デイサービス | 放課後デイ |
    障がい児通所支援事業`,
  ),
  other(
    'not childcare',
    'parenting-base',
    '地域子育て支援拠点',
    'Parenting support base',
    `地域子育て支援拠点事業 | 子育て支援センター | 地域子育て支援センター | 子育て支援拠点 | つどいの広場 | 親と子のつどいの広場 | 子育てひろば | 子育て支援施設 | 子育て支援 |
    子育て広場 | 子育てサロン`,
  ),
  other('not childcare', 'childrens-hall', '児童館', "Children's hall", '児童センター | 児童会館 | こども館'),
  other(
    'not childcare',
    'family-centre',
    'こども家庭センター',
    'Child and family centre',
    '子育て世代包括支援センター | 利用者支援事業 | 子ども家庭支援センター | 保健センター | 母子健康包括支援センター',
  ),
  other(
    'not childcare',
    'school',
    '学校',
    'School',
    '小学校 | 中学校 | 義務教育学校 | 特別支援学校 | 高等学校',
  ),
  other(
    'not childcare',
    'child-welfare-home',
    '児童福祉施設',
    'Child welfare institution',
    '児童養護施設 | 乳児院 | 母子生活支援施設 | 助産施設 | 児童相談所',
  ),
];

/** Every type that we ship. */
export const builtInTypes: readonly FacilityType[] = [...facilities, ...services, ...others];
