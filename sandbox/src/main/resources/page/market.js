// Prices of one market over its venues, and the matrix of its routes.

import { attribute, byId, element, list, row, text } from "/dom.js";
import { bps, decimal, price, quantity, span, venue } from "/format.js";

const NEAR_BPS = -15;
const FAR_BPS = -60;

function best(venues, side, better) {
  const values = venues
    .filter((each) => each.state === "LIVE" && each[side] !== null)
    .map((each) => each[side]);
  return values.length > 0 ? better(...values) : null;
}

function makeVenue() {
  const node = row("venue", "bid", "ask", "spread.wide", "fee.wide", "age");
  const { cells_: cells } = node;
  for (const side of ["bid", "ask"]) {
    cells[side].append(element("b"), element("small"));
  }
  cells.venue.append(element("i", "dot"), element("span"), element("small", "why"));
  return node;
}

function fillSide(cell, value, size, isBest) {
  const [figure, small] = cell.children;
  const shown = price(value);
  if (figure.textContent !== shown) {
    figure.textContent = shown;
    figure.classList.remove("moved");
    void figure.offsetWidth; // restarts the animation
    figure.classList.add("moved");
  }
  text(small, quantity(size));
  cell.classList.toggle("best", isBest);
}

export function showPrices(market) {
  text(byId("prices-market"), market.market);
  const bestBid = best(market.venues, "bid", Math.max);
  const bestAsk = best(market.venues, "ask", Math.min);
  list(byId("prices").tBodies[0], market.venues, (each) => each.venue, makeVenue, (node, each) => {
    const cells = node.cells_;
    const live = each.state === "LIVE";
    attribute(node, "data-venue", each.venue);
    attribute(node, "data-state", each.state);
    text(cells.venue.children[1], each.label);
    text(cells.venue.children[2], each.reason);
    fillSide(cells.bid, each.bid, each.bidQuantity, live && each.bid === bestBid);
    fillSide(cells.ask, each.ask, each.askQuantity, live && each.ask === bestAsk);
    const spread = each.bid && each.ask ? (each.ask / each.bid - 1) * 10_000 : null;
    text(cells.spread, decimal(spread, 1));
    text(cells.fee, decimal(each.feeBps, 0));
    text(cells.age, span(each.ageMs));
  });
}

function level(way, rule) {
  if (!way || !way.usable) {
    return "off";
  }
  if (way.netBps >= rule.minNetBps) {
    return "hit";
  }
  if (way.netBps >= 0) {
    return "plus";
  }
  return way.netBps >= NEAR_BPS ? "near" : way.netBps >= FAR_BPS ? "far" : "farther";
}

function describe(way) {
  const figures = way.usable
    ? `net ${bps(way.netBps)} bps, gross ${bps(way.grossBps)} bps`
    : way.reason;
  return `Buy ${venue(way.buy)}, sell ${venue(way.sell)}: ${figures}`;
}

function fillHead(head, venues) {
  const first = element("th", "corner", "buy ↓ sell →");
  const names = venues.map((each) => {
    const cell = element("th", "", each.label);
    cell.scope = "col";
    cell.dataset.state = each.state;
    return cell;
  });
  head.replaceChildren(element("tr", "", first, ...names));
}

export function showMatrix(market, rule) {
  const table = byId("matrix");
  const shape = market.market + market.venues.map((each) => each.venue + each.state).join();
  if (table.dataset.shape !== shape) {
    table.dataset.shape = shape;
    fillHead(table.tHead, market.venues);
  }
  const ways = new Map(market.routes.map((way) => [way.buy + way.sell, way]));
  const names = market.venues.map((each) => each.venue);
  list(
    table.tBodies[0],
    market.venues,
    (each) => each.venue + names,
    () => {
      const node = row("buy", ...names);
      names.forEach((name) => node.cells_[name].append(element("b"), element("small")));
      return node;
    },
    (node, each) => {
      text(node.cells_.buy, each.label);
      attribute(node.cells_.buy, "data-state", each.state);
      names.forEach((name) => fillCell(node.cells_[name], ways.get(each.venue + name), rule));
    });
}

function fillCell(cell, way, rule) {
  if (!way) {
    attribute(cell, "data-level", "self");
    return;
  }
  attribute(cell, "data-level", level(way, rule));
  attribute(cell, "data-route", way.buy + ">" + way.sell);
  attribute(cell, "title", describe(way));
  attribute(cell, "aria-label", describe(way));
  text(cell.children[0], bps(way.netBps));
  text(cell.children[1], bps(way.grossBps));
}
