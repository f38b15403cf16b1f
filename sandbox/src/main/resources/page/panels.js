// Tiles, refusals, feeds, mails and clusters.

import { attribute, byId, element, emptyOr, list, row, text } from "/dom.js";
import { result, suspect, taken } from "/desk.js";
import { bestRoutes } from "/episodes.js";
import { bps, decimal, route, span, venue, whole, words } from "/format.js";

export function showTiles(content) {
  const { open, found, closed, medianLifetimeMs } = content.episodes;
  const best = bestRoutes(content)[0];
  text(byId("tile-open"), whole(open.length));
  text(byId("note-open"), open.length > 0 ? route(open[0]) : "nothing to take");
  byId("tile-open").parentElement.classList.toggle("hot", open.length > 0);
  text(byId("tile-best"), best ? bps(best.netBps) : "–");
  text(byId("note-best"), best ? `${best.market} ${route(best)}` : "no route measured yet");
  text(byId("tile-found"), whole(found));
  const reasons = Object.entries(closed).sort((one, other) => other[1] - one[1]);
  text(byId("note-found"), reasons.length > 0 ? `mostly ended by ${words(reasons[0][0])}` : "none has closed yet");
  text(byId("tile-lifetime"), span(medianLifetimeMs));
  const refused = content.refusals.reduce((sum, each) => sum + each.count, 0);
  text(byId("tile-refused"), whole(refused));
  text(byId("note-refused"), refused > 0 ? "mostly: " + content.refusals[0].explanation : "nothing refused yet");
  const [day] = content.paper;
  text(byId("tile-paper"), day ? result(day) : "–");
  text(byId("note-paper"), day ? `${day.currency}; took ${taken(day)}` : "no episode decided on yet");
  text(byId("tile-suspects"), whole(content.suspects.lastHour));
  text(byId("note-suspects"), content.suspects.newest.length > 0 ? suspect(content.suspects.newest[0]) : "nothing within an hour");
  text(byId("tile-mails"), whole(content.mails.received));
  text(byId("note-mails"), content.mails.newest.length > 0 ? content.mails.newest[0].subject
    : content.mails.received > 0 ? "sent to a mailbox elsewhere" : "mailbox is empty");
}

export function showRefusals(content) {
  const most = Math.max(1, ...content.refusals.map((each) => each.count));
  emptyOr(byId("refusals"), content.refusals.length > 0);
  list(
    byId("refusals").tBodies[0],
    content.refusals,
    (each) => each.reason,
    () => {
      const node = row("reason", "count", "share.bar", "gross");
      node.cells_.share.append(element("i"));
      return node;
    },
    (node, each) => {
      text(node.cells_.reason, each.explanation);
      attribute(node, "title", each.reason);
      text(node.cells_.count, whole(each.count));
      node.cells_.share.firstChild.style.width = (100 * each.count) / most + "%";
      text(node.cells_.gross, bps(each.bestGrossBps));
    });
}

function faults(counts) {
  return counts.malformed + counts.checksumMismatches + counts.sequenceGaps + counts.reconnects;
}

export function showFeeds(content) {
  emptyOr(byId("feeds"), content.feeds.length > 0);
  list(
    byId("feeds").tBodies[0],
    content.feeds,
    (each) => each.feed,
    () => {
      const node = row("feed", "pace", "books", "trades", "faults", "trouble");
      node.cells_.feed.append(element("i", "lamp"), element("span"), element("span", "unseen"));
      return node;
    },
    (node, each) => {
      const { counts } = each;
      attribute(node, "data-state", each.state);
      text(node.cells_.feed.children[1], venue(each.feed));
      text(node.cells_.feed.children[2], ", " + words(each.state));
      text(node.cells_.pace, decimal(each.framesPerSecond, 0));
      text(node.cells_.books, whole(counts.books));
      text(node.cells_.trades, whole(counts.trades));
      text(node.cells_.faults, whole(faults(counts)));
      attribute(
        node.cells_.faults,
        "title",
        `${counts.malformed} unreadable frames, ${counts.checksumMismatches} wrong checksums, `
          + `${counts.sequenceGaps} gaps, ${counts.reconnects} reconnects`);
      text(node.cells_.trouble, each.trouble ? `${span(each.troubleAgeMs)} ago: ${each.trouble}` : "none");
      attribute(node.cells_.trouble, "title", each.trouble);
    });
}

function openMail(mail) {
  text(byId("mail-subject"), mail.subject);
  text(byId("mail-to"), "to " + mail.to);
  const frame = byId("mail-html");
  frame.hidden = !mail.hasHtml;
  byId("mail-text").hidden = mail.hasHtml;
  if (mail.hasHtml) {
    frame.src = "/mail/" + mail.number;
  }
  text(byId("mail-text"), mail.text);
  byId("mail").showModal();
}

export function showMails(content) {
  const any = content.mails.newest.length > 0;
  byId("mails").hidden = !any;
  byId("mails").parentElement.querySelector(".empty").hidden = any;
  list(
    byId("mails"),
    content.mails.newest,
    (each) => each.number,
    (each) => {
      const button = element("button", "", each.subject);
      button.type = "button";
      button.addEventListener("click", () => openMail(each));
      return element("li", "", button);
    },
    () => {});
}

export function showClusters(content) {
  emptyOr(byId("clusters"), content.clusters.length > 0);
  list(
    byId("clusters").tBodies[0],
    content.clusters,
    (each) => each.listing,
    () => {
      const node = row("listing", "cluster", "distance");
      node.cells_.listing.append(element("span"), element("small"));
      node.cells_.cluster.append(element("b", "cluster"));
      return node;
    },
    (node, each) => {
      const [name, market] = each.listing.split("|");
      text(node.cells_.listing.children[0], venue(name));
      text(node.cells_.listing.children[1], market);
      const mark = node.cells_.cluster.firstChild;
      attribute(mark, "data-cluster", String(each.cluster % 8));
      text(mark, String(each.cluster));
      text(node.cells_.distance, decimal(each.distance, 2));
    });
}
