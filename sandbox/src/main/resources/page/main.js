import { attribute, byId, element, list, text } from "/dom.js";
import { span } from "/format.js";
import { follow, history } from "/stream.js";
import { Charts } from "/charts.js";
import { showMatrix, showPrices } from "/market.js";
import { announce, showEpisodes, showNow } from "/episodes.js";
import { showPaper, showSuspects } from "/desk.js";
import { showClusters, showFeeds, showMails, showRefusals, showTiles } from "/panels.js";

const QUIET_MS = 3000;
const charts = new Charts(byId("drift"), byId("edge"));
let chosen = null;
let newest = null;

function chooseMarkets(markets) {
  if (!markets.some((each) => each.market === chosen)) {
    chosen = markets.length > 0 ? markets[0].market : null;
  }
  list(
    byId("markets"),
    markets,
    (each) => each.market,
    (each) => {
      const radio = element("input");
      radio.type = "radio";
      radio.name = "market";
      radio.value = each.market;
      radio.addEventListener("change", () => {
        chosen = each.market;
        show(newest);
      });
      return element("label", "", radio, element("span", "", each.market));
    },
    (label, each) => {
      label.firstChild.checked = each.market === chosen;
    });
}

function showLink(state, words) {
  const link = byId("link");
  attribute(link, "data-state", state);
  text(link, words);
}

function showState(content) {
  if (content.quietMs === null) {
    showLink("waiting", "waiting for the first record");
  } else if (content.quietMs > QUIET_MS) {
    showLink("quiet", "pipeline silent for " + span(content.quietMs));
  } else if (content.behindMs !== null) {
    showLink("behind", span(content.behindMs) + " behind: this machine is too busy");
  } else {
    showLink("live", "live");
  }
  text(byId("origin"), content.origin);
  document.title = content.origin + " – arbflow";
  const flink = byId("flink");
  flink.hidden = !content.links.flink;
  attribute(flink, "href", content.links.flink ?? null);
}

function show(content) {
  newest = content;
  document.body.classList.remove("lost");
  chooseMarkets(content.markets);
  showState(content);
  showTiles(content);
  showNow(content);
  showEpisodes(content);
  announce(content);
  showRefusals(content);
  showFeeds(content);
  showMails(content);
  showClusters(content);
  showPaper(content);
  showSuspects(content);
  const market = content.markets.find((each) => each.market === chosen);
  if (market) {
    showPrices(market);
    showMatrix(market, content.rule);
    charts.show(market, content);
  }
}

function lost() {
  document.body.classList.add("lost");
  showLink("lost", "connection lost, trying again");
}

byId("theme").addEventListener("click", () => window.switchTheme());
document.documentElement.addEventListener("themechange", () => charts.restyle());

try {
  charts.remember(await history());
} catch {
  lost(); // the charts then begin with what comes
}
follow(show, lost);
