'use strict';

const data = JSON.parse(document.getElementById('data').textContent);
const section = name => data.sections[name] || null;

// Okabe and Ito's colours, which people with any common colour blindness can tell apart.
const COLOURS = ['#0072b2', '#e69f00', '#009e73', '#cc79a7', '#56b4e9', '#d55e00', '#f0e442', '#888888'];
const HEAT = ['#f7fbff', '#9ecae1', '#3182bd', '#08306b'];
const DIVERGING = ['#b35806', '#f7f7f7', '#542788'];

const style = name => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
const number = (value, digits = 2) =>
  value === null || value === undefined || !Number.isFinite(value) ? '–'
    : value.toLocaleString('en', { maximumFractionDigits: digits }).replace(/^-(?=[0.]+$)/, '');
const whole = value => number(value, 0);
const moment = ms => new Date(ms).toISOString().replace('T', ' ').slice(0, 19);
const duration = ms => ms < 1000 ? `${whole(ms)} ms` : ms < 120000 ? `${number(ms / 1000, 1)} s` : `${number(ms / 60000, 1)} min`;
const routeName = code => {
  const [market, buy, sell] = code.split(/[|>]/);
  return `${market} ${buy} → ${sell}`;
};

const sum = (rows, figure) => (rows || []).reduce((total, row) => total + figure(row), 0);

const plots = [];

/** Draws into the place of that name; a plot with a line for each of its rows grows with them. */
function plot(name, empty, options, rows = 0) {
  const place = document.querySelector(`[data-plot="${name}"]`);
  if (empty) {
    place.classList.add('empty');
    place.textContent = empty;
    return;
  }
  if (rows > 0) place.style.height = `${Math.max(rows, 5) * 1.55 + 8}rem`;
  plots.push({ place, options });
}

function draw() {
  for (const each of plots) {
    if (each.chart) each.chart.dispose();
    each.chart = echarts.init(each.place, null, { renderer: 'svg' });
    each.chart.setOption({
      animation: false,
      color: COLOURS,
      aria: { enabled: true },
      textStyle: { fontFamily: 'inherit', color: style('--ink') },
      grid: { left: 8, right: 16, top: 16, bottom: 8, containLabel: true },
      tooltip: { confine: true },
      ...each.options(each.place.clientWidth < 560),
    });
  }
}

const axis = (name, more = {}) => ({
  name, nameLocation: 'middle', nameGap: 30,
  nameTextStyle: { color: style('--soft') },
  axisLabel: { color: style('--soft'), hideOverlap: true, ...(more.axisLabel || {}) },
  axisLine: { lineStyle: { color: style('--line') } },
  splitLine: { lineStyle: { color: style('--line') } },
  ...Object.fromEntries(Object.entries(more).filter(([key]) => key !== 'axisLabel')),
});
const roomBelow = { left: 8, right: 16, top: 16, bottom: 30, containLabel: true };

function table(name, empty, columns, rows) {
  const place = document.querySelector(`[data-table="${name}"]`);
  if (!rows || rows.length === 0) {
    place.textContent = empty;
    place.classList.add('note');
    return;
  }
  const made = document.createElement('table');
  const head = made.createTHead().insertRow();
  for (const [title, , text] of columns) {
    const cell = document.createElement('th');
    cell.scope = 'col';
    cell.textContent = title;
    if (text) cell.className = 'text';
    head.append(cell);
  }
  const body = made.createTBody();
  for (const row of rows) {
    const line = body.insertRow();
    for (const [, value, text] of columns) {
      const cell = line.insertCell();
      cell.textContent = value(row);
      if (text) cell.className = 'text';
    }
  }
  place.append(made);
}

function heat(xs, ys, cells, options) {
  return narrow => ({
    grid: { left: 8, right: 16, top: 16, bottom: 60, containLabel: true },
    tooltip: { confine: true, formatter: options.tell },
    xAxis: axis('', { type: 'category', data: xs, axisLabel: { interval: 0, hideOverlap: false, rotate: narrow || xs.length > 6 ? 35 : 0 } }),
    yAxis: axis('', { type: 'category', data: ys, axisLabel: { interval: 0, width: narrow ? 110 : 260, overflow: 'truncate' } }),
    visualMap: { dimension: 2, min: options.min, max: options.max, calculable: false, orient: 'horizontal', left: 'center', bottom: 0,
      inRange: { color: options.colours || HEAT },
      text: options.map?.formatter && [options.max, options.min].map(options.map.formatter), textStyle: { color: style('--soft') }, ...(options.map || {}) },
    series: [{ type: 'heatmap', data: cells, label: { show: !!options.labels && !narrow, formatter: options.labels } }],
  });
}

// --- head

const extent = section('extent');
document.getElementById('period').textContent = extent?.firstMs === undefined
  ? `Nothing is stored for this period. Made ${moment(data.madeMs)} UTC.`
  : `${moment(extent.firstMs)} to ${moment(extent.lastMs)} UTC, made ${moment(data.madeMs)} UTC`;
const origins = data.origins.length === 0 ? 'ORIGIN NOT NOTED' : data.origins.join(' + ');
document.getElementById('origin').textContent = origins;
document.title = `${origins} – arbflow report`;
const episodes = section('episodes');
const refusals = section('refusals');
const clusters = section('clusters')?.k ? section('clusters') : null;
const pairs = section('pairs');
const figures = document.getElementById('figures');
const paper = section('paper');
const suspects = section('suspects');
for (const [title, value] of [
  ...(paper?.currencies || []).map(row => [`Paper account, ${row.currency}`, number(row.net)]),
  ['Episodes', whole(episodes?.count)],
  ['Refused candidates', whole(refusals?.candidates)],
  ['Suspect stretches', whole(suspects?.all)],
  ['Windows studied', whole(clusters?.sampled)],
  ['Groups', whole(clusters?.k)],
  ['Released aggregates', whole(sum(section('privacy')?.rows, row => row.releases))],
]) {
  const card = document.createElement('div');
  const term = document.createElement('dt');
  const figure = document.createElement('dd');
  term.textContent = title;
  figure.textContent = value;
  card.append(term, figure);
  figures.append(card);
}

// --- the paper account

const amount = value => number(value, Math.abs(value) >= 1 ? 2 : 8);
const paperResult = row => `${amount(row.net)} ${row.currency} after fees and rebalancing, from ${whole(row.trades)} of ${whole(row.offered)} episodes in ${whole(row.days)} ${row.days === 1 ? 'day' : 'days'}`;
document.querySelector('[data-text="paper"]').textContent = paper?.currencies.length ? `${paper.currencies.map(paperResult).join('; ')}.` : 'No episode was decided on.';
const paperDays = [...new Set((paper?.days || []).map(row => row.day))].sort();
plot('paperDays', paperDays.length ? null : 'No day of the paper account is in this period.', () => ({
  grid: { ...roomBelow, top: 36 },
  legend: { top: 0, textStyle: { color: style('--soft') } },
  tooltip: { trigger: 'axis', confine: true },
  xAxis: axis('', { type: 'category', data: paperDays }),
  yAxis: axis('', { type: 'value' }),
  series: paper.currencies.map(each => ({ name: each.currency, type: 'bar', barMaxWidth: 56,
    data: paperDays.map(day => paper.days.find(row => row.day === day && row.currency === each.currency)?.net ?? null) })),
}));
table('paper', 'None.', [
  ['Day', row => row.day, true], ['Currency', row => row.currency, true], ['Result', row => amount(row.net)],
  ['Was there', row => amount(row.offeredProfit)], ['Episodes', row => whole(row.offered)], ['Taken', row => whole(row.trades)],
  ['Gone', row => whole(row.gone)], ['Not known', row => whole(row.unknown)], ['Too late', row => whole(row.tooLate)],
  ['Taken before', row => whole(row.taken)], ['Too small', row => whole(row.tooSmall)], ['No inventory', row => whole(row.noInventory)],
  ['Latency', row => (row.meanLatencyMs === null ? '–' : duration(row.meanLatencyMs))], ['Profit', row => amount(row.profit)],
  ['Rebalancing', row => amount(row.rebalancingCost)], ['Fees paid', row => amount(row.fees)], ['Turnover', row => amount(row.turnover)],
  ['Inventory', row => amount(row.inventoryValue)],
], paper?.days);

// --- episodes

const NO_EPISODES = 'No episode in this period. What looked like one and was refused stands below, with its reason.';
const trimmed = histogram => {
  const filled = histogram.counts.map((count, bin) => (count ? bin : -1)).filter(bin => bin >= 0);
  if (filled.length === 0) return null;
  const from = Math.max(0, Math.min(...filled) - 1);
  const to = Math.max(...filled) + 2;
  return { edges: histogram.edges.slice(from, to), counts: histogram.counts.slice(from, to) };
};
const lifetimes = episodes?.count ? trimmed(episodes.lifetimes) : null;
plot('lifetimes', lifetimes ? null : episodes?.count ? 'No episode has closed yet.' : NO_EPISODES, () => ({
  grid: roomBelow,
  tooltip: { trigger: 'axis', confine: true, formatter: ([bin]) => `from ${bin.name}: ${whole(bin.value)} episodes` },
  xAxis: axis('lifetime, from', { type: 'category', data: lifetimes.edges.map(duration) }),
  yAxis: axis('', { type: 'value', minInterval: 1 }),
  series: [{ type: 'bar', data: lifetimes.counts, barCategoryGap: '8%' }],
}));
plot('closeReasons', episodes?.count ? null : NO_EPISODES, () => ({
  grid: { left: 8, right: 48, top: 16, bottom: 8, containLabel: true },
  xAxis: axis('', { type: 'value', minInterval: 1 }),
  yAxis: axis('', { type: 'category', data: Object.keys(episodes.closeReasons) }),
  series: [{ type: 'bar', data: Object.values(episodes.closeReasons), label: { show: true, position: 'right', color: style('--ink') } }],
}));
table('episodeRoutes', 'None.', [
  ['Route', row => routeName(row.route), true], ['Episodes', row => whole(row.count)],
  ['Median lifetime', row => duration(row.medianLifetimeMs)], ['Median peak, bp', row => number(row.medianPeakBps)],
  ['Sum of best profits', row => number(row.profit)],
], episodes?.routes);
table('bestEpisodes', 'None.', [
  ['Route', row => routeName(row.route), true], ['Opened', row => moment(row.openedMs)], ['Stood', row => duration(row.lifetimeMs)],
  ['Mean, bp', row => number(row.meanBps)], ['Peak, bp', row => number(row.peakBps)], ['Profit', row => number(row.profit)],
  ['Ended by', row => row.closeReason, true],
], episodes?.best);

// --- was it still there?

const afterwards = section('afterwards');
const percent = share => (share === null ? 'not known' : `${whole(share * 100)} %`);
const medianWithInterval = row => {
  const low = row.lowMs === null ? '' : duration(row.lowMs);
  if (row.episodes === 0) return 'none';
  if (row.medianMs === null) return low ? `not reached, at least ${low}` : 'not reached';
  if (!low) return `${duration(row.medianMs)}, too few for an interval`;
  return `${duration(row.medianMs)} (${low} to ${row.highMs === null ? 'not reached' : duration(row.highMs)})`;
};
const standing = (afterwards?.markets || []).filter(row => row.curve.length);
plot('survival', standing.length ? null : 'No episode has ended by itself in this period.', () => ({
  grid: { ...roomBelow, top: 36 },
  legend: { top: 0, textStyle: { color: style('--soft') } },
  tooltip: { trigger: 'item', confine: true, formatter: point => `${point.seriesName}: ${percent(point.value[1])} stood for more than ${duration(point.value[0])}` },
  xAxis: axis('after it was detected, ms', { type: 'value', min: 0 }),
  yAxis: axis('', { type: 'value', min: 0, max: 1, axisLabel: { formatter: percent } }),
  series: standing.map(row => ({ name: row.name, type: 'line', step: 'end', showSymbol: false, data: [[0, 1], ...row.curve] })),
}));
const afterwardsColumns = (title, name) => [
  [title, row => name(row.name), true],
  ['Episodes', row => whole(row.episodes)], ['Cut off', row => whole(row.cutOff)], ['Found standing', row => whole(row.unseen)], ['Half stood for', medianWithInterval],
  ['Followed', row => whole(row.followed)],
  ...(afterwards?.horizonsMs || []).map((ms, at) => [duration(ms), row => (row.looks[at].atLeast ? '≥ ' : '') + percent(row.looks[at].share)]),
  ['Censored', row => whole(sum(row.looks, look => look.censored))],
];
table('afterwardsMarkets', 'None.', afterwardsColumns('Market', name => name), afterwards?.markets);
table('afterwardsRoutes', 'None.', afterwardsColumns('Route', routeName), afterwards?.routes);

// --- refusals

const refusedRoutes = [...new Set((refusals?.byRoute || []).map(cell => cell.route))].reverse();
const refusedReasons = [...new Set((refusals?.byRoute || []).map(cell => cell.reason))];
plot('refusals', refusedRoutes.length ? null : 'Nothing was refused in this period.',
  heat(refusedReasons, refusedRoutes.map(routeName),
    (refusals?.byRoute || []).map(cell => ({
      value: [refusedReasons.indexOf(cell.reason), refusedRoutes.indexOf(cell.route), Math.log10(1 + cell.samples)],
      samples: cell.samples,
    })),
    { min: 0, max: Math.max(1, ...(refusals?.byRoute || []).map(cell => Math.log10(1 + cell.samples))),
      map: { formatter: value => whole(10 ** value - 1) },
      tell: cell => `${refusedReasons[cell.value[0]]}: ${whole(cell.data.samples)} evaluations` }), refusedRoutes.length);
table('refusals', 'None.', [
  ['Reason', row => row.reason, true], ['Candidates', row => whole(row.candidates)], ['Evaluations', row => whole(row.samples)],
], refusals?.reasons);

// --- differences

const routes = section('differences')?.routes || [];
plot('differences', routes.length ? null : 'No two venues had complete windows of one market at one time.', narrow => ({
  grid: roomBelow,
  tooltip: { confine: true, formatter: box => `${box.name}<br>median ${number(box.data[3])} bp, middle half ${number(box.data[2])} to ${number(box.data[4])}` },
  xAxis: axis('basis points', { type: 'value' }),
  yAxis: axis('', { type: 'category', inverse: true, data: routes.map(row => routeName(row.route)), axisLabel: { interval: 0, width: narrow ? 110 : 260, overflow: 'truncate' } }),
  series: [{ type: 'boxplot', data: routes.map(row => row.percentiles), itemStyle: { color: style('--panel'), borderColor: COLOURS[0] } }],
}), routes.length);

// --- clusters

const FEW_WINDOWS = 'Too few complete windows in this period to look for groups.';
document.getElementById('clusters-note').textContent = clusters
  ? `${whole(clusters.sampled)} complete windows were studied; they fall into ${clusters.k} groups best. ${clusters.agreement}`
  : FEW_WINDOWS;
plot('silhouettes', clusters ? null : FEW_WINDOWS, () => ({
  grid: { ...roomBelow, top: 56 },
  tooltip: { trigger: 'axis', confine: true, formatter: ([point]) => `k = ${point.value[0]}: ${number(point.value[1], 3)}` },
  xAxis: axis('k', { type: 'value', min: 1, max: clusters.silhouettes.length + 2, interval: 1 }),
  yAxis: axis('', { type: 'value' }),
  series: [{ type: 'line', symbolSize: 9, data: clusters.silhouettes.map(each => [each.k, each.silhouette]),
    markPoint: { symbolSize: 46, data: clusters.silhouettes.filter(each => each.k === clusters.k)
      .map(each => ({ coord: [each.k, each.silhouette], value: `k=${each.k}` })) } }],
}));
plot('plane', clusters ? null : FEW_WINDOWS, () => ({
  grid: { ...roomBelow, top: 40 },
  legend: { type: 'scroll', top: 0, textStyle: { color: style('--ink') } },
  tooltip: { confine: true, formatter: point => `group ${point.seriesName}: ${point.value[2]}` },
  xAxis: axis(`first component (${number(100 * clusters.explained[0], 0)} % of variance)`, { type: 'value' }),
  yAxis: axis('', { type: 'value' }),
  series: clusters.centres.map((_, group) => ({
    type: 'scatter', name: String(group), symbolSize: 6, itemStyle: { opacity: .65 },
    symbol: ['circle', 'triangle', 'rect', 'diamond'][group % 4],
    data: clusters.points.filter(point => point.group === group).map(point => [point.x, point.y, point.id]),
  })),
}));
plot('centres', clusters ? null : FEW_WINDOWS, (() => {
  const cells = (clusters?.centres || []).flatMap((centre, group) => centre.values.map((value, feature) => [feature, group, Math.round(value * 100) / 100]));
  const reach = Math.max(1, ...cells.map(cell => Math.abs(cell[2])));
  return heat((clusters?.features || []).map(name => name.toLowerCase().replaceAll('_', ' ')),
    (clusters?.centres || []).map((centre, group) => `${group} (${whole(centre.size)})`), cells,
    { min: -reach, max: reach, colours: DIVERGING, labels: cell => number(cell.value[2], 1), map: { formatter: value => number(value, 1) },
      tell: cell => `group ${cell.value[1]}, ${clusters.features[cell.value[0]].toLowerCase()}: ${number(cell.value[2])}` });
})(), clusters?.centres.length);
const models = section('models')?.compared ? section('models') : null;
const shares = (array, name) => (array || []).slice(0, 6).map(each => `${each[name]} ${whole(100 * each.share)} %`).join(', ') || '–';
table('cards', 'No window was labelled in this period.', [
  ['Cluster', row => whole(row.cluster)], ['Like', row => row.name ?? 'too few windows', true],
  ['Windows', row => whole(row.windows)], ['Share of time', row => `${number(100 * row.share, 1)} %`],
  ['Venues', row => shares(row.venues, 'venue'), true], ['Cluster of the next window', row => shares(row.next, 'cluster'), true],
  ['Episodes', row => whole(row.episodes)], ['Episodes an hour', row => number(row.episodesAnHour, 1)],
  ['Median net edge, bps', row => number(row.medianBps)],
  ['Median lifetime', row => (Number.isFinite(row.medianLifetimeMs) ? duration(row.medianLifetimeMs) : '–')],
], section('cards')?.rows);
const evidence = section('models');
document.getElementById('evidence-note').textContent = !evidence?.supported
  ? 'Nobody has weighed yet how many groups there are.'
  : `Groups of the newest version's windows have a silhouette of ${number(evidence.score, 3)}, as many groups of noise whose features have the same values ${number(evidence.noise, 3)}. `
    + (evidence.supported > 1 ? `That tells ${whole(evidence.supported)} groups from noise.` : 'That is no structure: whatever the labels are called, they cut through noise.');
const NO_MODELS = 'No two versions of the model follow each other in this period.';
document.getElementById('models-note').textContent = models
  ? `${whole(models.versions)} versions, ${whole(models.refits)} of them fits from scratch. Each agrees with the one before by ${number(models.meanAgreement, 3)} on average, by ${number(models.leastAgreement, 3)} at least (1: the same groups, 0: chance). Agreement says that groups last, not that there are any: it is high for noise, too.`
  : NO_MODELS;
plot('agreement', models ? null : NO_MODELS, () => ({
  grid: { ...roomBelow, top: 28 },
  tooltip: { trigger: 'axis', confine: true, formatter: ([point]) => `${moment(point.value[0])}, version ${point.value[2]}: ${number(point.value[1], 3)}` },
  xAxis: axis('event time (UTC)', { type: 'time' }),
  yAxis: axis('', { type: 'value', max: 1, scale: true }),
  series: [{ type: 'line', step: 'end', symbolSize: 5, data: models.newest.filter(each => Number.isFinite(each.agreement))
    .map(each => [each.learnedMs, each.agreement, each.version]) }],
}));
const anova = section('anova')?.rows || [];
const VERDICTS = {
  DIFFERENT: 'the groups differ',
  NOT_SHOWN: 'no difference was shown',
  TOO_FEW_OBSERVATIONS: 'too few observations to test',
  NO_VARIATION: 'a group does not vary',
};
const OUTCOMES = { DIFFERENCE: 'of the same window', NEXT_DIFFERENCE: 'of the next window' };
document.getElementById('anova-note').textContent = anova.length
  ? 'Difference to the mean price of all venues, compared between the groups of the newest period of each market: of the same window, and of the window after it. The verdict is that of labels moved in time, which knows that windows follow each other; of the markets said to differ at most 5 % are expected to be chance.'
  : 'No period has been compared yet.';
table('anova', '', [
  ['Market', row => row.market, true], ['Difference', row => OUTCOMES[row.outcome], true], ['Test', row => row.test, true],
  ['Windows', row => whole(row.observations)],
  ['Independent', row => (Number.isFinite(row.effective) ? number(row.effective, 0) : '–')],
  ['F', row => (Number.isFinite(row.f) ? number(row.f, 3) : '–')],
  ['Degrees of freedom', row => (Number.isFinite(row.numeratorDf) ? `${number(row.numeratorDf, 1)}, ${number(row.denominatorDf, 1)}` : '–')],
  ['p', row => (row.p !== null && row.p < 0.0001 ? '< 0.0001' : number(row.p, 4))],
  ['Variance explained', row => (Number.isFinite(row.omegaSquared) ? `${number(100 * row.omegaSquared, 1)} %` : '–')],
  ['Verdict', row => VERDICTS[row.verdict], true],
], anova);

// --- who leads

const NEWEST = {
  FIRST_LEADS: row => `${row.first} leads by ${number(row.newestLagMs, 0)} ms`,
  SECOND_LEADS: row => `${row.second} leads by ${number(-row.newestLagMs, 0)} ms`,
  TOGETHER: () => 'together',
  UNDECIDED: () => 'not decided',
  NO_COMMON_MOVES: () => 'no moves in common',
  TOO_FEW_MOVES: () => 'too few moves',
  TOO_MANY_MOVES: () => 'too many moves',
  NO_EXCHANGE_TIME: () => 'the venue does not say',
};
table('leadLag', 'No period has been compared yet.', [
  ['Market', row => row.market, true], ['First', row => row.first, true], ['Second', row => row.second, true],
  ['Clock', row => row.clock, true], ['Periods', row => whole(row.periods)],
  ['First leads', row => whole(row.firstLeads)], ['Second leads', row => whole(row.secondLeads)], ['Together', row => whole(row.together)],
  ['Median lag, ms', row => (Number.isFinite(row.medianLagMs) ? number(row.medianLagMs, 0) : '–')],
  ['Newest period', row => NEWEST[row.newest](row), true],
], section('leadLag')?.rows || []);

const MADE_BY = {
  FIRST_LEADS: row => row.first,
  SECOND_LEADS: row => row.second,
  UNDECIDED: () => 'not decided',
  NOT_COINTEGRATED: () => 'the prices do not return to each other',
  TOO_FEW_MOVES: () => 'too few moves of their own',
};
const share = value => (Number.isFinite(value) ? `${number(100 * value, 0)} %` : '–');
table('discovery', 'No hour has been compared yet.', [
  ['Market', row => row.market, true], ['First', row => row.first, true], ['Second', row => row.second, true],
  ['Hours', row => whole(row.periods)], ['First makes at least', row => share(row.lowShare)],
  ['At most', row => share(row.highShare)], ['Component share', row => share(row.componentShare)],
  ['Newest hour: made by', row => MADE_BY[row.newest](row), true],
], section('discovery')?.rows || []);

// --- pairs

plot('pairs', pairs?.best?.length ? null : 'No similar pair in this period.', narrow => {
  const columns = narrow ? 1 : 3;
  const shown = pairs.best.slice(0, narrow ? 3 : 6);
  const rows = Math.ceil(shown.length / columns);
  const place = index => ({
    left: `${(index % columns) * 100 / columns + 5}%`, width: `${100 / columns - 8}%`,
    top: `${Math.floor(index / columns) * 100 / rows + 8}%`, height: `${100 / rows - 18}%`,
  });
  return {
    tooltip: { show: false },
    title: shown.map((pair, index) => ({
      text: `${pair.first}\n${pair.second}`, left: place(index).left, top: `${Math.floor(index / columns) * 100 / rows}%`,
      textStyle: { fontSize: 11, fontWeight: 'normal', lineHeight: 14, color: style('--soft') },
    })),
    grid: shown.map((_, index) => place(index)),
    xAxis: shown.map((pair, index) => axis('', { gridIndex: index, type: 'category', show: false, data: pair.a.map((_, i) => i) })),
    yAxis: shown.map((_, index) => axis('', { gridIndex: index, type: 'value', scale: true, splitNumber: 2 })),
    series: shown.flatMap((pair, index) => [pair.a, pair.b].map((path, which) => ({
      type: 'line', showSymbol: false, xAxisIndex: index, yAxisIndex: index, data: path,
      lineStyle: { color: COLOURS[which], type: which ? 'dashed' : 'solid' },
    }))),
  };
});
table('pairs', 'None.', [
  ['First', row => row.first, true], ['Second', row => row.second, true],
  ['Distance', row => number(row.distance, 3)], ['Correlation', row => number(row.correlation, 3)],
], pairs?.best);
const discords = section('discords');
document.getElementById('discords-note').textContent = discords?.all
  ? `${whole(discords.all)} moments of this period had nothing like them in their market's history, the least alike first. "As far" is how many of the moments before were as far from all that came before them; in a market that does nothing new one moment in SIMILARITY_DISCORD_MOMENTS is told by chance.`
  : '';
table('discords', 'No moment of this period was unlike all before it, or too few are known.', [
  ['Window', row => row.listing, true], ['End (UTC)', row => moment(row.endMs), true],
  ['Nearest before', row => row.nearest, true], ['Its end (UTC)', row => moment(row.nearestMs), true],
  ['Correlation', row => number(row.correlation, 3)], ['As far', row => `${whole(row.asFar)} of ${whole(row.moments)}`],
], discords?.rows);

// --- what looked like manipulation

const kindName = kind => kind.toLowerCase().replaceAll('_', ' ');
document.getElementById('suspects-note').textContent = suspects?.all
  ? `${whole(suspects.all)} stretches; ${whole(episodes?.suspect ?? 0)} of ${whole(episodes?.count ?? 0)} episodes coincided with one on a leg.`
  : 'Nothing in this period looked like it, or no pattern job ran.';
table('suspectKinds', 'None.', [
  ['Listing', row => row.listing, true], ['Looks like', row => kindName(row.kind), true], ['Stretches', row => whole(row.stretches)],
  ['Altogether', row => duration(row.lengthMs)], ['Signals', row => whole(row.signals)], ['Largest', row => number(row.peak, 1)],
], suspects?.kinds);
table('suspectEpisodes', 'None.', [
  ['Route', row => routeName(row.route), true], ['Opened', row => moment(row.openedMs)], ['Stood', row => duration(row.lifetimeMs)],
  ['Peak, bp', row => number(row.peakBps)], ['Profit', row => number(row.profit)], ['Meanwhile looked like', row => row.looksLike, true],
], episodes?.bestSuspect);
table('suspects', 'None.', [
  ['Listing', row => row.listing, true], ['Looks like', row => kindName(row.kind), true], ['Side', row => row.side || 'both', true],
  ['Began (UTC)', row => moment(row.startMs)], ['Length', row => duration(row.lengthMs)], ['Signals', row => whole(row.signals)],
  ['Largest', row => number(row.peak, 1)], ['Quantity', row => number(row.quantity, 4)],
], suspects?.rows);

// --- coverage

const DAY_MS = 86400000;
const coverage = section('coverage');
const hours = [...new Set((coverage?.cells || []).map(cell => cell.hourMs))].sort((a, b) => a - b);
const listings = [...new Set((coverage?.cells || []).map(cell => cell.tape))].sort().reverse();
plot('coverage', hours.length ? null : 'No hour of this period has been counted yet.',
  heat(hours.map(hour => moment(hour).slice(hours.at(-1) - hours[0] < DAY_MS ? 11 : 5, hours.some(each => each % 60000) ? 19 : 16)), listings,
    (coverage?.cells || []).map(cell => [hours.indexOf(cell.hourMs), listings.indexOf(cell.tape), cell.share, cell.tradeGaps]),
    { min: 0, max: 1, colours: ['#d55e00', '#f0e442', '#0072b2'],
      labels: cell => (cell.value[2] < 0.995 ? whole(100 * cell.value[2]) : '') + (cell.value[3] ? '*' : ''),
      map: { formatter: value => `${whole(100 * value)} %` },
      tell: cell => `${listings[cell.value[1]]}: ${number(100 * cell.value[2], 1)} %`
        + (cell.value[3] ? `, trades missing (${whole(cell.value[3])} gaps)` : '') }), listings.length);

// --- privacy

const budget = section('privacy');
plot('budget', budget?.rows?.length ? null : 'Nothing was released in this period, so nothing of the budget is spent.', narrow => ({
  grid: { ...roomBelow, top: 28, right: 36 },
  xAxis: axis('epsilon', { type: 'value', max: budget.limit }),
  yAxis: axis('', { type: 'category', data: budget.rows.map(row => row.name), axisLabel: { width: narrow ? 110 : 260, overflow: 'truncate' } }),
  series: [{ type: 'bar', data: budget.rows.map(row => row.spent),
    markLine: { symbol: 'none', data: [{ xAxis: budget.limit, label: { formatter: 'budget' } }] } }],
}), budget?.rows?.length);
table('budget', '', [
  ['Tape', row => row.name, true], ['Epsilon spent', row => number(row.spent, 3)], ['Released', row => whole(row.releases)],
  ['Refused', row => whole(row.refused)],
], budget?.rows);

draw();
let width = window.innerWidth;
window.addEventListener('resize', () => {
  // Phones report a new height when their bars fold; only the width changes the drawing.
  if (window.innerWidth !== width) { width = window.innerWidth; draw(); }
});
window.matchMedia('(prefers-color-scheme: dark)').addEventListener('change', draw);
window.matchMedia('print').addEventListener('change', draw);
