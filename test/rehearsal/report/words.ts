import type { FaultKind } from '../rehearsal-options.ts';

/** What a municipality calls the letters; one that is not here is shown by its own name. */
export const LETTERS: Record<string, string> = {
  'intake-received': '相談の受付',
  'case-taken': '担当者のお知らせ',
  'case-not-taken': '担当者が決まらない（責任者あて）',
  'survey-invitation': '空き状況調査の依頼',
  'survey-reminder': '空き状況調査の督促',
  'survey-receipt': '空き状況調査の回答の受付',
  'round-closed': '空き状況調査の締切（責任者あて）',
  'follow-up-question': '入所保留後の意向確認',
  'follow-up-reminder': '入所保留後の意向確認の再送',
  'follow-up-overdue': '期限を過ぎた仕事（責任者あて）',
  'options-offered': '空きのある施設のご提案',
  'options-reminder': 'ご提案への返事のお願い',
  'escalation-notice': '気がかりの連絡（関係機関あて）',
  'escalation-not-acknowledged': '受領の確認がない気がかり',
  'escalation-outcome-due': '安全確認の期限',
  'escalation-outcome-missing': '安全確認が済んでいない気がかり',
};

export const FAILURES: Record<FaultKind, string> = {
  throttles: '呼出しの制限',
  'timeouts after commit': '処理済みなのに応答が届かない',
  outages: 'サービスの停止',
  duplicates: '同じ知らせが2度届く',
  reordering: '知らせの順番が入れ替わる',
  'crashed functions': '関数の異常終了',
  restarts: '夜間の再起動',
  'hard stops': '処理の途中での強制終了',
  'lost timers': '時刻の合図が届かない',
  'clock jumps': '数時間の停止',
};

export const WAVES: Record<string, string> = {
  '1 after the invitation': '依頼のあと',
  '2 after the first reminder': '1回目の督促のあと',
  '3 after the second reminder': '2回目の督促のあと',
  '4 by phone': '締切後（電話）',
};
