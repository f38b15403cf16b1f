// The last minutes as lines: how far venues are apart, and what the best route would earn.

import uPlot from "/lib/uPlot.esm.js";

const KEEP = 720;
const MAX_SPAN_S = 180;
const MIN_SPAN_S = 60;
const BPS = 10_000;

/** Custom properties hold light-dark(), which only a used colour resolves. */
function colour(name) {
  const probe = document.createElement("i");
  probe.style.color = `var(${name})`;
  document.body.append(probe);
  const resolved = getComputedStyle(probe).color;
  probe.remove();
  return resolved;
}

function median(values) {
  const sorted = values.filter((each) => each !== null).sort((one, other) => one - other);
  if (sorted.length === 0) {
    return null;
  }
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** The samples of one market, as columns. */
class Past {
  constructor(venues) {
    this.venues = venues;
    this.atMs = [];
    this.apart = venues.map(() => []);
    this.best = [];
  }

  add(atMs, mids, best) {
    if (this.atMs.length > 0 && atMs <= this.atMs[this.atMs.length - 1]) {
      return;
    }
    const middle = median(mids);
    this.atMs.push(atMs);
    mids.forEach((mid, venue) =>
      this.apart[venue].push(mid === null || middle === null ? null : (mid / middle - 1) * BPS));
    this.best.push(best);
    if (this.atMs.length > KEEP) {
      [this.atMs, this.best, ...this.apart].forEach((column) => column.shift());
    }
  }
}

function bestNet(market) {
  const edges = market.routes.filter((way) => way.usable).map((way) => way.netBps);
  return edges.length > 0 ? Math.max(...edges) : null;
}

function mid(venue) {
  return venue.state === "LIVE" && venue.bid !== null && venue.ask !== null
    ? (venue.bid + venue.ask) / 2
    : null;
}

export class Charts {
  constructor(drift, edge) {
    this.places = { drift, edge };
    this.pasts = new Map();
    this.episodes = new Map();
    this.shown = null;
    new ResizeObserver(() => this.fit()).observe(drift);
  }

  /** What was before this page was opened. */
  remember(histories) {
    for (const each of histories) {
      const past = new Past(each.venues);
      each.atMs.forEach((atMs, sample) =>
        past.add(atMs, each.mids.map((column) => column[sample]), each.bestNetBps[sample]));
      this.pasts.set(each.market, past);
    }
  }

  show(market, content) {
    content.markets.forEach((each) => this.add(each, content.eventMs));
    const shape = market.market + this.pasts.get(market.market).venues.join();
    this.market = market.market;
    this.content = content;
    this.keepEpisodes();
    if (this.shown !== shape) {
      this.shown = shape;
      this.build();
    }
    this.draw();
  }

  /** The server tells only the newest; the charts show all that are in sight. */
  keepEpisodes() {
    const { open, recent } = this.content.episodes;
    [...recent, ...open].forEach((each) => this.episodes.set(each.id, each));
    const earliest = this.content.eventMs - MAX_SPAN_S * 1000;
    for (const [id, each] of this.episodes) {
      if (each.closeReason !== null && each.lastMs < earliest) {
        this.episodes.delete(id);
      }
    }
  }

  restyle() {
    if (this.shown) {
      this.build();
      this.draw();
    }
  }

  add(market, eventMs) {
    const venues = market.venues.map((each) => each.venue);
    let past = this.pasts.get(market.market);
    if (!past || past.venues.join() !== venues.join()) {
      past = new Past(venues);
      this.pasts.set(market.market, past);
    }
    if (eventMs > 0) {
      past.add(eventMs, market.venues.map(mid), bestNet(market));
    }
  }

  build() {
    this.drift?.destroy();
    this.edge?.destroy();
    this.ink = { line: colour("--line"), dim: colour("--dim"), hot: colour("--band"), plus: colour("--plus"), text: colour("--text") };
    const lines = this.pasts.get(this.market).venues.map((name) => ({
      label: name,
      stroke: colour(`--venue-${name.toLowerCase()}`),
      width: 1.5,
      points: { show: false },
    }));
    this.drift = this.plot(this.places.drift, lines);
    this.edge = this.plot(this.places.edge, [
      { label: "best net", stroke: this.ink.plus, width: 1.5, points: { show: false } },
    ]);
  }

  plot(place, lines) {
    const font = "11px system-ui, sans-serif";
    const axis = { stroke: this.ink.dim, font, grid: { stroke: this.ink.line, width: 1 }, ticks: { show: false } };
    return new uPlot(
      {
        width: place.clientWidth,
        height: place.clientHeight,
        legend: { show: false },
        cursor: { y: false, points: { show: false }, sync: { key: "time" } },
        tzDate: (seconds) => uPlot.tzDate(new Date(seconds * 1000), "Etc/UTC"),
        scales: { x: { range: () => this.window() }, y: { range: (plot, low, high) => around(low, high) } },
        padding: [8, 4, 0, 0],
        axes: [
          { ...axis, space: 90, size: 26, values: (plot, splits) => splits.map((at) => new Date(at * 1000).toISOString().slice(11, 19)) },
          { ...axis, size: 46, values: (plot, splits) => splits.map((each) => String(each).replace("-", "\u2212")) },
        ],
        series: [{}, ...lines],
        hooks: { drawAxes: [(plot) => this.drawBehind(plot)] },
      },
      [[], ...lines.map(() => [])],
      place);
  }

  window() {
    const last = (this.content?.eventMs ?? 0) / 1000;
    const first = (this.pasts.get(this.market)?.atMs[0] ?? 0) / 1000;
    return [Math.max(last - MAX_SPAN_S, Math.min(first, last - MIN_SPAN_S)), last];
  }

  draw() {
    const past = this.pasts.get(this.market);
    const seconds = past.atMs.map((each) => each / 1000);
    this.drift.setData([seconds, ...past.apart]);
    this.edge.setData([seconds, past.best]);
  }

  /** Episodes as bands; in the chart of edges also zero and the threshold. */
  drawBehind(plot) {
    const { ctx, bbox } = plot;
    const [from, to] = this.window();
    ctx.save();
    ctx.beginPath();
    ctx.rect(bbox.left, bbox.top, bbox.width, bbox.height);
    ctx.clip();
    ctx.fillStyle = this.ink.hot;
    for (const each of this.episodes.values()) {
      if (each.market !== this.market) {
        continue;
      }
      const begin = Math.max(from, each.openedMs / 1000);
      const end = each.closeReason === null ? to : each.lastMs / 1000;
      if (end > begin) {
        const left = plot.valToPos(begin, "x", true);
        ctx.fillRect(left, bbox.top, Math.max(2, plot.valToPos(end, "x", true) - left), bbox.height);
      }
    }
    if (plot === this.edge) {
      this.level(plot, 0, this.ink.dim, []);
      this.level(plot, this.content.rule.minNetBps, this.ink.text, [5, 4]);
    }
    ctx.restore();
  }

  level(plot, value, stroke, dash) {
    const { ctx, bbox } = plot;
    const y = plot.valToPos(value, "y", true);
    ctx.beginPath();
    ctx.setLineDash(dash);
    ctx.lineWidth = 1;
    ctx.strokeStyle = stroke;
    ctx.moveTo(bbox.left, y);
    ctx.lineTo(bbox.left + bbox.width, y);
    ctx.stroke();
  }

  fit() {
    for (const name of ["drift", "edge"]) {
      const place = this.places[name];
      this[name]?.setSize({ width: place.clientWidth, height: place.clientHeight });
    }
  }
}

/** Room around the values; a flat line is not blown up to the height of the chart. */
function around(low, high) {
  if (low === null || high === null) {
    return [-10, 10];
  }
  const room = Math.max(2, (high - low) * 0.12);
  return [low - room, high + room];
}
