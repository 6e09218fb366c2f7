/** Names parted by bars, over several lines. */
const names = (text: string): readonly string[] => text.split('|').map((name) => name.trim());

/**
 * What a column can be about, with the names that files give it. `rowNumber`, `label` and `notKept` are recognised
 * and left aside.
 */
export const FIELDS = {
  name: names(`名称 | 施設名 | 施設名称 | 施設・事業名 | 事業所名 | 園名 | 保育園名 | 保育所名 | 保育施設名 | 保育施設名称 | 保育所(園)名 | 保育園(所)名 | 名前 | 幼稚園名 |
    name | facility name | facility | nursery name | 施設の名称 | 施設・事業所名 | 園の名称 | 事業者名称 | 施設事業名 | title`),
  label: names('label | ラベル | 通称 | 名称_通称 | 略称 | nursery | 表示名 | 施設名(略称)'),
  kana: names(`名称_カナ | 名称カナ | 名称(カナ) | 施設名カナ | 施設名_カナ | 施設名(カナ) | フリガナ | ふりがな | カナ | 読み | よみ | 名称かな | name_kana |
    kana | reading | 施設名(かな) | 名称_かな | 施設名よみ`),
  nameEnglish: names(
    '名称_英字 | 名称_英語 | 英語名 | 名称(英語) | 名称英字 | name_en | english name | 施設名(英語)',
  ),
  externalNumber:
    names(`施設番号 | 事業所番号 | 施設コード | 施設・事業番号 | 施設ID | ID | facility number | facility id | facility code | 施設No |
    施設管理番号 | 認可番号`),
  rowNumber:
    names(`NO | № | 番号 | 通番 | 連番 | 項番 | HID | FID | OBJECTID | 通し番号 | no. | # | 整理番号 | gid | csv_no | index |
    行番号`),
  municipalityCode:
    names(`全国地方公共団体コード | 都道府県コード又は市区町村コード | 市区町村コード | 標準地域コード | 自治体コード | 地方公共団体コード | 団体コード | municipality code |
    市町村コード | 都道府県コード又は市町村コード | 所在地_全国地方公共団体コード`),
  municipalityName: names('地方公共団体名 | 自治体名 | 団体名称(自治体)'),
  prefecture: names('都道府県名 | 所在地_都道府県 | 都道府県 | prefecture'),
  city: names('市区町村名 | 所在地_市区町村 | 市区町村 | 市町村名 | 市町村 | city | municipality | 自治体'),
  ward: names('施設所在区 | 区 | 行政区 | 所在区 | 区名 | 行政区名 | ward | 所在行政区'),
  type: names(`種別 | 施設種別 | 施設種類 | 類型 | 施設類型 | 区分 | 施設区分 | 事業種別 | type | category | facility type | 種類 | 保育施設種別 |
    カテゴリ | 施設の種類 | 施設・事業種別 | 形態 | 分類 | 事業類型 | 施設分類 | 認可区分 | 認可・認可外`),
  typeDetail: names('type_desc | subtype | 種別詳細 | 種別2 | 小分類 | 施設種別詳細 | 種別(詳細)'),
  address:
    names(`住所 | 所在地 | 所在地_連結表記 | 所在地_連結標記 | 施設所在地 | 設置場所 | address | 所在地住所 | 住所(所在地) | 施設住所 | 園所在地 | 所在場所 |
    location address | full address | 住所_連結表記 | 所在地(住所) | 場所`),
  address1: names('add1 | 保育施設住所1 | 住所1 | address1 | 所在地1 | 所在地_町字 | 町名 | 町字'),
  address2: names(
    'add2 | 保育施設住所2 | 住所2 | address2 | 所在地2 | 所在地_番地以下 | 番地 | 番地以下 | address line 2',
  ),
  building: names('方書 | 建物名等(方書) | 建物名 | ビル名 | 建物名等 | building'),
  latitude: names(
    '緯度 | Y | lat | latitude | 緯度(世界測地系) | 北緯 | Y座標 | fy | 緯度(10進) | 位置_緯度',
  ),
  longitude: names(
    '経度 | X | lng | lon | long | longitude | 経度(世界測地系) | 東経 | X座標 | fx | 経度(10進) | 位置_経度',
  ),
  geometryFirst: names('geometry.coordinates[0]'),
  geometrySecond: names('geometry.coordinates[1]'),
  access: names(
    'アクセス方法 | アクセス | 交通 | 最寄駅 | 最寄り駅 | 交通アクセス | access | 交通手段 | 最寄り',
  ),
  parking: names('駐車場情報 | 駐車場 | 送迎用駐車場 | parking'),
  postalCode: names('郵便番号 | 〒 | zip | zip code | postal code | postcode | 郵便 | 郵便番号(〒)'),
  phone:
    names(`電話番号 | TEL | 電話 | 連絡先 | 連絡先電話番号 | phone | phone number | telephone | 電話番号(代表) | ＴＥＬ番号 | tel番号 |
    連絡先(電話) | 施設電話番号 | 電話番号1 | 問合せ先電話番号 | 問い合わせ先`),
  phoneExtension: names('内線番号 | 内線 | extension'),
  fax: names(
    'FAX番号 | FAX | ファックス | ファクス番号 | ファックス番号 | ファクシミリ | ファクス | ファクシミリ番号',
  ),
  mail: names(
    '連絡先メールアドレス | メールアドレス | email | e-mail | mail | メール | eメール | 電子メール | mail address | email address',
  ),
  contactForm: names(
    '連絡先FormURL | 問合せフォーム | 連絡先フォームURL | contact form | 問い合わせフォーム',
  ),
  contactNote: names('連絡先備考 | 連絡先備考(その他、SNSなど) | 連絡先備考(その他SNSなど)'),
  corporateNumber: names('法人番号 | corporate number'),
  owner:
    names(`団体名 | 設置者 | 設置主体 | 運営主体 | 運営法人 | 運営者 | 経営主体 | 法人名 | 事業者名 | owner | operator | 設置者名 | 設置(運営)主体 |
    運営事業者 | 設置・運営主体 | 事業者 | 設置法人 | 保育施設設置者 | 運営法人名 | 代表者`),
  ownership:
    names(`ownership | 公私 | 公私区分 | 公立・私立 | 公立私立 | 設置 | 設置区分 | 公営・民営 | 公・私 | 運営形態 | 運営区分 | 公私の別 | 公民 | 設立主体 |
    設置主体区分 | 保育施設の所有権 | 経営区分 | 公立/私立`),
  approvedOn:
    names(`認可等年月日 | 許可等年月日 | 認可年月日 | 開設年月日 | 設立年月日 | 設置年月日 | 開園年月日 | 開所年月日 | 認可日 | 事業開始年月日 | 開設日 | opened on |
    設置認可年月日 | 開園日 | 認定年月日`),
  capacity:
    names(`収容定員 | 定員 | full | capacity | 利用定員 | 認可定員 | 定員数 | 入所定員 | 定員(人) | 利用定員(人) | 定員合計 | 総定員 | capall |
    定員(名) | 園児定員 | 定員計 | 利用定員合計 | 利用定員数 | 収容人数 | 利用定員計`),
  ages: names(`受入年齢 | 対象年齢 | 保育年齢 | 受入れ年齢 | 入所年齢 | 年齢 | 対象児童 | 受け入れ年齢 | 受入可能年齢 | 入園年齢 | ages | age range |
    accepted ages | 対象 | 受入対象年齢 | 保育対象年齢 | 対象者 | 利用対象 | 入所対象年齢 | 受入月齢年齢 | 受入対象 | 対象月齢`),
  ageFrom:
    names(`AgeS | 開始年齢 | 保育開始年齢 | 受入開始年齢 | 受入月齢 | 受入開始月齢 | 入所可能月齢 | 受入年齢(下限) | age from | min age | minimum age |
    入園可能月齢 | 最低年齢 | 受入れ月齢 | 受入可能月齢 | 月齢 | 入所月齢 | 受入年齢_開始 | 対象年齢_開始 | 受入年齢(開始) | 入所可能年齢 | 開始月齢 | 対象年齢(下限) |
    受入年齢下限`),
  ageUntil:
    names(`AgeE | 終了年齢 | 保育終了年齢 | 受入終了年齢 | 受入年齢(上限) | age to | age until | max age | maximum age | 最高年齢 |
    受入年齢_終了 | 対象年齢_終了 | 受入年齢(終了) | 対象年齢(上限) | 受入年齢上限`),
  days: names(`利用可能曜日 | 開所曜日 | 開園曜日 | 曜日 | 利用曜日 | 開所日 | 開園日(曜日) | 保育日 | days | open days | 営業日 | 営業曜日 | 開園する曜日 |
    実施曜日 | 利用日`),
  open: names(`開始時間 | open | 開園時間(開始) | 開所時刻 | 開園時刻 | 開始時刻 | 開所時間(開始) | opening time | start time | opens | 保育開始時間 |
    開園時間_開始 | 開所時間_開始 | 開園(平日) | 平日開園 | 平日開所 | 開所開始時間 | 保育施設開園時間 | 開所時間(自) | 開園時間(平日) | open time |
    保育時間(開始) | 開所時間開始 | 開園時間開始 | 保育時間_開始`),
  close:
    names(`終了時間 | close | 開園時間(終了) | 閉所時刻 | 閉園時刻 | 終了時刻 | 開所時間(終了) | closing time | end time | closes | 保育終了時間 |
    閉園時間 | 閉所時間 | 開園時間_終了 | 開所時間_終了 | 閉園(平日) | 開所終了時間 | 保育施設終園時間 | 終園時間 | 開所時間(至) | 閉園時間(平日) |
    close time | 保育時間(終了) | 開所時間終了 | 開園時間終了 | 保育時間_終了`),
  hours:
    names(`開所時間 | 開園時間 | 保育時間 | 利用時間 | 営業時間 | hours | opening hours | 基本保育時間 | 利用可能時間 | 開所時間(平日) | 開園時間帯 |
    保育時間(平日) | 開設時間 | 受入時間 | business hours | 保育標準時間 | 通常保育時間 | 平日開所時間`),
  saturdayHours:
    names(`開所時間(土曜) | 開所時間(土曜日) | 土曜開所時間 | 土曜日 | 保育時間(土曜) | 保育時間(土曜日) | 開園時間(土曜日) | 土曜保育時間 | 土曜日開所時間 | 開園時間(土曜) |
    開園(土曜日) | 土曜`),
  hoursNote: names(
    '利用可能日時特記事項 | 利用可能日時特記 | 利用可能曜日特記事項 | 時間備考 | 開所時間備考 | 延長保育時間 | 利用時間特記事項 | 開所時間特記事項',
  ),
  roundTheClock: names('H24 | 24時間 | 24時間保育 | 24時間保育対応 | 24時間対応 | 24h'),
  extendedHours: names(
    'extra | 延長保育 | 延長保育の有無 | 延長 | 延長保育あり | 延長保育実施 | 延長保育の実施 | extended hours | 延長保育有無 | 時間外保育',
  ),
  temporaryCare:
    names(`一時預かりの有無 | temp | 一時預かり | 一時保育 | 一時保育の有無 | 一時預かり保育 | 一時保育あり | 一時預かり事業 | temporary care | 一時預かり有無 |
    一時保育実施 | 一時保育有無 | 一時預り`),
  sickChildCare: names(
    '病児保育の有無 | 病児保育 | 病後児保育 | 病児・病後児保育 | 病児病後児保育 | sick | 病児保育有無 | sick child care',
  ),
  holidayCare: names(
    'holiday | 休日保育 | 休日保育の有無 | 休日保育あり | 休日 | 日曜・祝日保育 | holiday care | 休日保育有無',
  ),
  nightCare: names('night | 夜間保育 | 夜間保育の有無 | 夜間保育あり | 夜間 | night care | 夜間保育有無'),
  workplace: names('shanai | 事業所内 | 事業所内保育所 | 社内 | 事業所内保育'),
  kodomoen: names('kodomo | こども園 | 認定こども園 | 認定子ども園'),
  meetsStandards: names(
    'proof | 証明 | 証明書 | 指導監督基準 | 指導監督基準達成 | 証明書発行 | 証明書の有無 | 指導監督基準を満たす旨の証明書',
  ),
  disabilityCare: names(
    'disabilities | 障害児保育 | 障がい児保育 | 統合保育 | 障害児保育の有無 | 障害児受入 | 障害児 | 障がい児保育の有無 | 特別支援保育',
  ),
  medicalCare: names(
    '医療的ケア | 医療的ケア児 | 医療的ケア児保育 | 医療的ケア児受入 | 医療的ケア児の受入れ',
  ),
  allergyCare: names('アレルギー対応 | 食物アレルギー対応 | アレルギー'),
  partner: names('連携施設 | 連携園 | 連携施設名 | 連携先 | partner facility | 卒園後の受け皿'),
  web: names(`URL | ホームページ | HP | website | web | homepage | ホームページURL | ホームページアドレス | Webサイト | サイトURL | 施設URL |
    保育施設公式サイトアドレス | 公式サイト | リンク | link | webサイトURL | 施設ホームページ | 園URL | web page | 公式ホームページ`),
  note: names(
    '備考 | memo | メモ | 特記事項 | 注記 | note | notes | remarks | 補足 | その他 | 摘要 | comment | 備考欄 | 備考1 | 詳細',
  ),
  vacancyFlag: names('vacancy | 空き | 空き状況 | 空きの有無 | 空き有無 | 空き情報'),
  vacancyDate: names('vacancydate | 空き状況更新日 | 空き情報更新日 | 欠員状況取得日 | 空き状況時点'),
  asOf: names(`更新日 | データ更新日 | 時点 | 基準日 | 更新年月日 | last updated | 最終更新日 | updated | as of | 作成日 | 調査日 | 現在 |
    updated_at`),
  notKept:
    names(`町字ID | 高度の種別 | 高度の値 | altitude | geometry | 子供預かり_料金種別 | 子供預かり_料金 | 子供預かり_料金備考 | 子供預かり_開所時間 |
    子供預かり_閉所時間 | 子供預かり:料金種別 | 子供預かり:料金 | 子供預かり:料金備考 | 子供預かり:開所時間 | 子供預かり:閉所時間 | 子供預かり料金種別 | 子供預かり料金 |
    子供預かり料金備考 | 子供預かり開所時間 | 子供預かり閉所時間 | 料金種別 | 料金 | 料金備考 | 授乳室 | おむつ替えコーナー | おむつ替え | 飲食可否 | ベビーカー貸出 |
    ベビーカー利用 | 画像 | 画像_ライセンス | 画像ライセンス | データソース | 出典 | POIコード | 合計 | url2 | close_reg | 画像_URL | v_age |
    source | 飲食`),
} as const satisfies Record<string, readonly string[]>;

export type Field = keyof typeof FIELDS;
