// Channels, hours, service levels and the people behind them, and what is promised to consumers.
import { secondsIn } from '../calendar.js';
import { dailyMinutes } from '../facts.js';
import type { Terms } from '../schema.js';
import { type Constraint, type Finding, none, when } from './constraint.js';

function channelsExist(terms: Terms): readonly Finding[] {
  const offered = terms.channels?.map((channel) => channel.kind) ?? [];
  const named: { path: string; channel: string | undefined; entry: string }[] = [
    ...(terms.channels ?? []).map((c, i) => ({
      path: `channels.${i}.kind`,
      channel: c.kind,
      entry: `channel ${c.kind}`,
    })),
    ...(terms.hours.byChannel ?? []).map((h, i) => ({
      path: `hours.byChannel.${i}.channel`,
      channel: h.channel,
      entry: `hours ${h.channel}`,
    })),
    ...(terms.standards.response ?? []).map((r, i) => ({
      path: `standards.response.${i}.channel`,
      channel: r.channel,
      entry: `response ${r.channel} ${r.kind}`,
    })),
  ];
  const seen = new Set<string>();
  return named.flatMap(({ path, channel, entry }) => {
    if (channel === undefined) return none;
    const again = seen.has(entry);
    seen.add(entry);
    const absent = offered.length > 0 && channel !== 'any' && !offered.some((kind) => kind === channel);
    return [
      ...when(again, { path, zh: `${channel} 重复出现`, en: `${channel} appears twice` }),
      ...when(absent, {
        path,
        zh: `服务渠道中没有 ${channel}`,
        en: `there is no channel ${channel}`,
        hint: { zh: `channels 中有：${offered.join(', ')}`, en: `channels has: ${offered.join(', ')}` },
      }),
    ];
  });
}

type Compared = 'fits' | 'contradicts' | 'unknown';

/** Is the later limit at least as long as the earlier one? */
function compare(earlier: string, later: string, windowHours: number | undefined): Compared {
  const [from, to] = [secondsIn(earlier, windowHours), secondsIn(later, windowHours)];
  const [sooner, same] = [earlier.split(' '), later.split(' ')];
  if (sooner[1] === same[1]) return Number(same[0]) >= Number(sooner[0]) ? 'fits' : 'contradicts';
  if (from === undefined || to === undefined) return 'unknown';
  return to >= from ? 'fits' : 'contradicts';
}

function limitsInOrder(terms: Terms): readonly Finding[] {
  const { response = [], resolution = [], complaint } = terms.standards;
  const minutes = terms.hours.default && dailyMinutes(terms.hours.default);
  const window = minutes === undefined ? undefined : minutes / 60;
  const pairs: { path: string; earlier: string | undefined; later: string | undefined }[] = [];
  const level = (of: string) => resolution.findIndex((entry) => entry.class === of);
  const [ordinary, complex] = [level('ordinary'), level('complex')];
  // What is settled on the spot may be quicker than an e-mail is answered.
  for (const index of [ordinary, complex].filter((at) => at >= 0))
    for (const { within } of response)
      pairs.push({
        path: `standards.resolution.${index}.within`,
        earlier: within,
        later: resolution[index]?.within,
      });
  pairs.push({
    path: `standards.resolution.${complex}.within`,
    earlier: resolution[ordinary]?.within,
    later: resolution[complex]?.within,
  });
  pairs.push({ path: 'standards.complaint.result', earlier: complaint.preliminary, later: complaint.result });
  const found = new Map<string, Finding>();
  for (const { path, earlier, later } of pairs) {
    if (earlier === undefined || later === undefined || found.has(path)) continue;
    const order = compare(earlier, later, window);
    if (order === 'contradicts')
      found.set(path, {
        path,
        zh: `${later} 短于在先的时限 ${earlier}`,
        en: `${later} is shorter than the earlier limit ${earlier}`,
      });
    if (order === 'unknown')
      found.set(path, {
        path,
        severity: 'warning',
        zh: `未确定每日服务时间，无法与 ${earlier} 比较`,
        en: `cannot be compared with ${earlier} until the daily service hours are known`,
      });
  }
  return [...found.values()];
}

function everyChannelAnswers({ channels = [], standards }: Terms): readonly Finding[] {
  const { response = [] } = standards;
  if (response.some((level) => level.channel === 'any')) return none;
  return channels.flatMap((channel, index) =>
    when(
      channel.onDemand !== true && channel.kind && !response.some((level) => level.channel === channel.kind),
      {
        path: `channels.${index}.kind`,
        zh: `${channel.kind} 没有响应标准`,
        en: `${channel.kind} has no response level`,
        hint: {
          zh: '在 standards.response 中补充该渠道或 any',
          en: 'add a row for it, or one for any, to standards.response',
        },
      },
    ),
  );
}

function handOver({ channels = [] }: Terms): readonly Finding[] {
  return channels.flatMap((channel, index) =>
    when(channel.automation === 'bot_only', {
      path: `channels.${index}.automation`,
      zh: '仅由机器人应答，没有转人工的途径',
      en: 'only a bot answers; there is no way to a person',
      hint: { zh: '考虑 bot_first', en: 'consider bot_first' },
    }),
  );
}

const LIVE = ['phone', 'online_chat'];

/** One seat per live channel is the least that its hours need; 40 hours a week is what one agent may work. */
function enoughAgents(terms: Terms): readonly Finding[] {
  const { minAgents } = terms.staffing;
  const general = terms.hours.default;
  if (minAgents === undefined || !general) return none;
  const days = general.days?.length ?? 7;
  const seats = (terms.channels ?? []).filter(
    (channel) => channel.onDemand !== true && LIVE.includes(channel.kind ?? ''),
  );
  const hours = seats.map(({ kind }) => {
    const own = terms.hours.byChannel?.find((entry) => entry.channel === kind);
    return (((own && dailyMinutes(own)) ?? dailyMinutes(general) ?? 0) / 60) * days;
  });
  const open = hours.reduce((sum, each) => sum + each, 0);
  return when(open > minAgents * 40, {
    path: 'staffing.minAgents',
    zh: `在线渠道每周开放 ${open} 小时，${minAgents} 名坐席每周 40 小时不足以覆盖`,
    en: `the live channels are open ${open} hours a week; ${minAgents} agents at 40 hours cannot cover them`,
  });
}

/** A quarter's figure is not known yet when a month is billed. */
function measuredInTime({
  standards: { satisfaction },
  fees,
  liability,
  payment,
}: Terms): readonly Finding[] {
  const { credits = [] } = liability.serviceFailure;
  const priced = [...(fees.performance ?? []), ...credits].some(({ metric }) => metric === 'csat');
  return when(priced && satisfaction.period === 'quarter' && payment.cycle === 'month', {
    path: 'standards.satisfaction.period',
    zh: '满意度按季统计，而按月结算的服务费依其增减或抵扣',
    en: 'satisfaction is counted by the quarter, yet the fees that it changes are billed by the month',
    hint: { zh: '改为 month，或把 payment.cycle 改为 quarter', en: 'write month, or payment.cycle: quarter' },
  });
}

const RETURN_DAYS = 7;

function returnPeriod({ scope, business }: Terms): readonly Finding[] {
  const { noReasonReturnDays: days = 0 } = scope.afterSalesPolicy;
  return when(days > 0 && days < RETURN_DAYS && business.sellsToConsumers !== false, {
    path: 'scope.afterSalesPolicy.noReasonReturnDays',
    zh: `网络销售的，不得短于自收到商品之日起 ${RETURN_DAYS} 日（《消费者权益保护法》第二十五条；法定例外商品除外），实为 ${days} 日`,
    en: `must be at least ${RETURN_DAYS} days from receipt for online sales (Consumer Rights Protection Law art. 25; statutory exceptions apart), got ${days}`,
    hint: { zh: `改为 ${RETURN_DAYS}，或删去`, en: `write ${RETURN_DAYS}, or remove it` },
  });
}

export const levelConstraints: readonly Constraint[] = [
  {
    id: 'X08',
    severity: 'error',
    reads: ['channels'],
    check: channelsExist,
  },
  { id: 'X09', severity: 'error', reads: ['standards', 'hours.default'], check: limitsInOrder },
  { id: 'X10', severity: 'warning', reads: ['channels', 'standards.response'], check: everyChannelAnswers },
  { id: 'X44', severity: 'warning', reads: ['staffing.minAgents', 'channels', 'hours'], check: enoughAgents },
  { id: 'X50', severity: 'warning', reads: ['channels'], check: handOver },
  {
    id: 'X53',
    severity: 'error',
    reads: ['scope.afterSalesPolicy', 'business.sellsToConsumers'],
    check: returnPeriod,
  },
  {
    id: 'X54',
    severity: 'warning',
    reads: ['standards.satisfaction', 'evaluation.cycle', 'payment.cycle'],
    check: measuredInTime,
  },
];
