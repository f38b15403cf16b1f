package dev.arbflow.jobs.paper;

import dev.arbflow.jobs.config.Paper;
import dev.arbflow.market.Asset;
import dev.arbflow.market.Market;
import dev.arbflow.market.Route;
import dev.arbflow.market.Times;
import dev.arbflow.market.Venue;
import dev.arbflow.market.arbitrage.FollowUp.Look;
import dev.arbflow.market.arbitrage.Instrument;
import dev.arbflow.market.arbitrage.OrderSize;
import dev.arbflow.market.arbitrage.PaperDay;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * An account that takes of each episode what it could have taken, and never more.
 *
 * <p>Both legs are taken at once with what lies ready at the two venues: nothing is moved for a
 * trade. What runs short is filled up afterwards and missing meanwhile. Decisions are to be made in
 * the order in which the orders arrive.
 */
final class PaperAccount {
    private static final long DAY_US = 86_400_000_000L;

    private final Paper paper;
    private final Inventory inventory;
    private final TakenDepth depth;
    private final Map<String, BigDecimal> prices;
    private final Map<String, PaperDay> days = new TreeMap<>();

    PaperAccount(Paper paper, PaperBook book) {
        this.paper = paper;
        inventory = new Inventory(paper, book);
        depth = new TakenDepth(book.depth(), Times.micros(paper.refill()));
        prices = new TreeMap<>(book.prices());
        book.days().forEach(day -> days.put(day.currency(), day));
    }

    /** Takes what an order finds, or not. */
    PaperDay decide(PaperOrder order) {
        long nowUs = order.atUs();
        inventory.advance(nowUs);
        depth.advance(nowUs);
        Market market = order.followUp().route().market();
        DayTally tally = new DayTally(day(market.quote(), nowUs));
        Miss miss = missOf(order);
        if (miss == null) {
            miss = take(order.followUp().route(), order.look().orElseThrow(), nowUs, tally);
        }
        if (miss != null) {
            tally.missed(miss);
        }
        PaperDay decided = tally.decided(order, value(market.quote()));
        days.put(decided.currency(), decided);
        return decided;
    }

    /** All that has to be kept. */
    PaperBook book() {
        return new PaperBook(
                inventory.balances(),
                inventory.transfers(),
                depth.all(),
                prices,
                List.copyOf(days.values()));
    }

    Inventory inventory() {
        return inventory;
    }

    private static Miss missOf(PaperOrder order) {
        boolean exchanges = order.followUp().route().conversion() != null;
        if (exchanges || !order.isTimed()) {
            return Miss.UNKNOWN; // it holds each currency for its own market and exchanges none
        }
        Optional<Look> look = order.look();
        return look.isEmpty() ? Miss.TOO_LATE : missOf(look.get());
    }

    private static Miss missOf(Look look) {
        if (!look.isKnown()) {
            return Miss.UNKNOWN;
        }
        if (look.quantity().signum() == 0) {
            return Miss.GONE;
        }
        return look.amounts() == null ? Miss.UNKNOWN : null; // an earlier release wrote it
    }

    /**
     * Takes what the account can.
     *
     * @return why nothing was taken; null if something was
     */
    private Miss take(Route route, Look look, long nowUs, DayTally tally) {
        PaperFill whole = PaperFill.all(look);
        tally.offered(whole.amounts());
        seePrice(route.market(), whole);
        BigDecimal left = whole.quantity().subtract(depth.missing(route));
        if (left.signum() <= 0) {
            return Miss.TAKEN;
        }
        OrderSize size = size(route, nowUs);
        BigDecimal allowed = size.roundDown(left.min(withinCap(whole)));
        if (size.objection(whole.cut(allowed).toFill()).isPresent()) {
            return Miss.TOO_SMALL;
        }
        PaperFill fill = whole.cut(size.roundDown(allowed.min(inStock(route, whole))));
        boolean inStock = size.objection(fill.toFill()).isEmpty();
        if (inStock) {
            inventory.book(route, fill);
            depth.take(route, fill.quantity(), nowUs);
            tally.traded(fill.amounts());
        }
        rebalance(route, nowUs, tally);
        return inStock ? null : Miss.NO_INVENTORY;
    }

    private void rebalance(Route route, long nowUs, DayTally tally) {
        for (Inventory.Sent sent : inventory.rebalance(route, nowUs)) {
            tally.moved(inQuote(sent, route.market()));
        }
    }

    private BigDecimal withinCap(PaperFill whole) {
        return paper.maxNotional() == null
                ? whole.quantity()
                : whole.affordable(paper.maxNotional());
    }

    private BigDecimal inStock(Route route, PaperFill whole) {
        BigDecimal money = inventory.balance(route.buy(), route.market().quote());
        return whole.affordable(money).min(inventory.balance(route.sell(), route.market().base()));
    }

    private OrderSize size(Route route, long nowUs) {
        return OrderSize.of(
                instrument(route.buy(), route.market(), nowUs),
                instrument(route.sell(), route.market(), nowUs));
    }

    private Instrument instrument(Venue venue, Market market, long nowUs) {
        return paper.instruments().find(venue, market, nowUs);
    }

    /** A transfer's fee at the newest price. */
    private BigDecimal inQuote(Inventory.Sent sent, Market market) {
        return sent.asset().equals(market.quote())
                ? sent.fee()
                : sent.fee().multiply(prices.get(market.code()));
    }

    /** Half-way between what is paid and what is received, before fees. */
    private void seePrice(Market market, PaperFill whole) {
        BigDecimal both = whole.amounts().bought().add(whole.amounts().sold());
        BigDecimal twice = whole.quantity().add(whole.quantity());
        prices.put(market.code(), both.divide(twice, MathContext.DECIMAL64));
    }

    private BigDecimal value(Asset currency) {
        BigDecimal value = inventory.total(currency);
        for (Map.Entry<String, BigDecimal> price : prices.entrySet()) {
            Market market = Market.parse(price.getKey());
            if (market.quote().equals(currency)) {
                value = value.add(inventory.total(market.base()).multiply(price.getValue()));
            }
        }
        return value.round(MathContext.DECIMAL64);
    }

    private PaperDay day(Asset currency, long nowUs) {
        long dayUs = Math.floorDiv(nowUs, DAY_US) * DAY_US;
        PaperDay newest = days.get(currency.code());
        return newest != null && newest.dayUs() == dayUs
                ? newest
                : PaperDay.begun(currency.code(), dayUs);
    }
}
