// What is open, what would be next, and what is over.

import { looksLike } from "/desk.js";
import { attribute, byId, element, emptyOr, list, row, text } from "/dom.js";
import { bps, clock, decimal, money, quantity, route, span, words } from "/format.js";

const ROWS = 5;
const announced = new Map();

function allRoutes(content) {
  return content.markets.flatMap((market) =>
    market.routes.map((way) => ({ ...way, market: market.market })));
}

/** The routes that are nearest to earning something, best first. */
export function bestRoutes(content) {
  return allRoutes(content)
    .filter((way) => way.usable && way.netBps !== null)
    .sort((one, other) => other.netBps - one.netBps)
    .slice(0, ROWS);
}

function makeRow(...names) {
  return () => {
    const node = row("way", ...names);
    node.cells_.way.append(element("span"), element("small"));
    return node;
  };
}

function fillWay(node, item) {
  text(node.cells_.way.children[0], route(item));
  text(node.cells_.way.children[1], item.market);
}

function missing(way, rule) {
  if (way.netBps < 0) {
    return decimal(-way.netBps, 1) + " bps";
  }
  return way.netBps < rule.minNetBps
    ? decimal(rule.minNetBps - way.netBps, 1) + " bps to open"
    : "size or time";
}

/** Rows by place, so that the table keeps its height however few there are. */
function padded(items) {
  return Array.from({ length: ROWS }, (none, place) => ({ place, item: items[place] ?? null }));
}

function fillPlaces(table, items, names, fill) {
  list(table.tBodies[0], padded(items), (each) => each.place, makeRow(...names), (node, each) => {
    node.classList.toggle("blank", each.item === null);
    if (each.item === null) {
      node.cells_.way.children[0].textContent = "\u00a0";
      node.cells_.way.children[1].textContent = "\u00a0";
      names.forEach((name) => text(node.cells_[name], ""));
    } else {
      fillWay(node, each.item);
      fill(node, each.item);
    }
  });
}

export function showNow(content) {
  const open = content.episodes.open;
  byId("open").hidden = open.length === 0;
  byId("routes").hidden = open.length > 0;
  const title = byId("now-title");
  const more = open.length > ROWS ? `, the newest ${ROWS} of them` : "";
  text(title.firstChild, open.length > 0 ? `${open.length} open ` : "Nothing is open ");
  text(title.lastChild, open.length > 0 ? "earning after both fees" + more : "the five best routes of all markets");
  byId("now").classList.toggle("hot", open.length > 0);
  fillPlaces(byId("open"), open, ["net", "profit", "lasting"], (node, each) => {
    attribute(node, "data-episode", each.id);
    text(node.cells_.net, bps(each.lastBps));
    text(node.cells_.profit, (each.exhausted ? "≥ " : "") + money(each.profit, each.market));
    text(node.cells_.lasting, span(Math.max(0, content.eventMs - each.openedMs)));
  });
  fillPlaces(byId("routes"), bestRoutes(content), ["net", "missing", "size"], (node, each) => {
    text(node.cells_.net, bps(each.netBps));
    text(node.cells_.missing, missing(each, content.rule));
    text(node.cells_.size, quantity(each.quantity) + " " + each.market.split("/")[0]);
  });
}

export function showEpisodes(content) {
  const closed = content.episodes.recent;
  emptyOr(byId("episodes"), closed.length > 0);
  list(
    byId("episodes").tBodies[0],
    closed,
    (each) => each.id,
    () => {
      const node = row("at", "way", "peak", "profit", "lasted", "reason.wide");
      node.cells_.way.append(element("span"), element("small"), element("small", "suspect"));
      return node;
    },
    (node, each) => {
      attribute(node, "data-episode", each.id);
      text(
        node.cells_.way.children[2],
        each.looksLike.length > 0 ? "meanwhile looked suspect: " + each.looksLike.map(looksLike).join(", ") : "");
      text(node.cells_.at, clock(each.openedMs));
      fillWay(node, each);
      text(node.cells_.peak, bps(each.peakBps));
      text(node.cells_.profit, (each.exhausted ? "≥ " : "") + money(each.profit, each.market));
      text(node.cells_.lasted, span(each.lifetimeMs));
      text(node.cells_.reason, words(each.closeReason));
    });
}

/** Says openings to those who do not see the table change. */
export function announce(content) {
  for (const each of content.episodes.open) {
    if (!announced.has(each.id)) {
      announced.set(each.id, true);
      text(byId("announce"), `Episode opened: ${each.market}, ${route(each)}, net ${bps(each.lastBps)} basis points`);
    }
  }
  for (const id of announced.keys()) {
    if (!content.episodes.open.some((each) => each.id === id)) {
      announced.delete(id);
    }
  }
}
