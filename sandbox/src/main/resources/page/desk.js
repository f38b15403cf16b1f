// What an account would have earned of the episodes, and what to trust less.

import { attribute, byId, element, emptyOr, list, row, text } from "/dom.js";
import { bps, clock, decimal, quantity, span, venue, whole, words } from "/format.js";

const MISSES = {
  gone: "gone",
  unknown: "not known",
  tooLate: "too late",
  taken: "taken before",
  tooSmall: "too small",
  noInventory: "no inventory",
};

const inUnits = (value) => decimal(value, Math.abs(value ?? 0) >= 1000 ? 0 : 2);

/** With its sign: plus has earned, minus lost. */
export const result = (day) => (day.net > 0 ? "+" : "") + inUnits(day.net);

export const taken = (day) => `${whole(day.trades)} of ${whole(day.offered)} episodes`;

function missed(day) {
  const most = Object.entries(day.missed).filter(([, count]) => count > 0).sort((one, other) => other[1] - one[1]);
  return most.map(([why, count]) => `${whole(count)} ${MISSES[why] ?? why}`).join(", ") || "none";
}

function lines(day) {
  return [
    ["Result", result(day) + " " + day.currency, "result"],
    ["Profit after fees", inUnits(day.profit)],
    ["Rebalancing", inUnits(-day.rebalancingCost)],
    ["Fees paid", inUnits(day.fees)],
    ["Was there", inUnits(day.offeredProfit)],
    ["Taken", taken(day)],
    ["Missed", missed(day)],
    ["Latency", span(day.meanLatencyMs)],
    ["Inventory", inUnits(day.inventoryValue) + " " + day.currency],
  ].map(([what, figure, kind]) => ({ key: day.currency + what, what, figure, kind: kind ?? "" }));
}

export function showPaper(content) {
  const days = content.paper;
  emptyOr(byId("paper"), days.length > 0);
  text(byId("paper-day"), days.length > 0 ? days[0].day + " UTC, after fees and rebalancing" : "after fees and rebalancing");
  list(byId("paper").tBodies[0], days.flatMap(lines), (each) => each.key, () => row("what", "figure"), (node, each) => {
    attribute(node, "class", each.kind || null);
    text(node.cells_.what, each.what);
    text(node.cells_.figure, each.figure);
  });
}

/** What the largest signal of a stretch was. */
function peak(each) {
  switch (each.kind) {
    case "QUOTE_FLICKER": return decimal(each.peak, 1) + "× usual";
    case "LAYERING": return whole(each.peak) + " levels";
    case "PUMP": return bps(each.peak) + " bps";
    default: return "–";
  }
}

/** A mark of an episode for people: "Kraken quote flicker". */
export function looksLike(mark) {
  const [where, kind] = mark.split(" ");
  const [name, market] = where.split("|");
  return venue(name) + (market ? " " + market : "") + " " + words(kind);
}

export const suspect = (each) => `${venue(each.venue)} ${each.market} ${words(each.kind)}`;

const SIDES = { BUY: "bids", SELL: "asks" };
const WAYS = { BUY: "up", SELL: "down" };
const sideOf = (each) => (each.kind === "PUMP" ? WAYS : SIDES)[each.side] ?? "";

export function showSuspects(content) {
  const { newest } = content.suspects;
  emptyOr(byId("suspects"), newest.length > 0);
  list(
    byId("suspects").tBodies[0],
    newest,
    (each) => each.id,
    () => {
      const node = row("at", "where", "kind", "peak", "signals", "quantity.wide");
      node.cells_.where.append(element("span"), element("small"));
      node.cells_.kind.append(element("span"), element("small"));
      return node;
    },
    (node, each) => {
      attribute(node, "data-suspect", each.id);
      attribute(node, "title", `${clock(each.startMs)} to ${clock(each.endMs)}`);
      text(node.cells_.at, clock(each.startMs));
      text(node.cells_.where.children[0], venue(each.venue));
      text(node.cells_.where.children[1], each.market);
      text(node.cells_.kind.children[0], words(each.kind));
      text(node.cells_.kind.children[1], sideOf(each));
      text(node.cells_.peak, peak(each));
      text(node.cells_.signals, whole(each.signals));
      text(node.cells_.quantity, quantity(each.quantity) + " " + each.market.split("/")[0]);
    });
}
