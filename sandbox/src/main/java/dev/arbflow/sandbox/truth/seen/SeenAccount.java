package dev.arbflow.sandbox.truth.seen;

import dev.arbflow.market.Asset;
import dev.arbflow.market.Market;
import dev.arbflow.market.Route;
import dev.arbflow.market.Venue;
import dev.arbflow.market.arbitrage.FollowUp;
import dev.arbflow.market.arbitrage.InstrumentTable;
import dev.arbflow.market.arbitrage.TransferTable;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a trader with an inventory would have made of what was told, worked out from a journal: what
 * lies at a venue at a moment is the sum of all entries that count by then.
 */
public final class SeenAccount {
    private static final MathContext EXACT = MathContext.DECIMAL128;
    private static final long DAY_US = 86_400_000_000L;
    private static final int SMALLEST_STEP = 8;

    private final Terms terms;
    private final AskedOrders orders;
    private final List<Entry> journal = new ArrayList<>();
    private final List<Taking> takings = new ArrayList<>();
    private final Map<String, SeenDay> days = new TreeMap<>();

    public SeenAccount(Terms terms) {
        this.terms = terms;
        orders = new AskedOrders(terms.instruments());
    }

    /**
     * On which terms it trades.
     *
     * @param start by {@code VENUE|ASSET}
     * @param cap most that a trade may cost; null for any
     * @param refillUs how long what was taken is missing
     * @param leastShare of the start, below which a place is filled up
     */
    public record Terms(
            Map<String, BigDecimal> start,
            InstrumentTable instruments,
            TransferTable transfers,
            BigDecimal cap,
            long refillUs,
            double leastShare) {}

    /** What counts at a place from a moment on. */
    private record Entry(String place, BigDecimal quantity, long fromUs) {}

    /** What was taken from asks or bids. */
    private record Taking(String from, BigDecimal quantity, long atUs) {}

    /** A follow-up and the delay of the orders that it is about. */
    public record Heard(FollowUp followUp, Long delayUs) {
        /** Which look the orders meet; one behind the last if they meet none. */
        int look() {
            long delay = delayUs == null ? 0 : delayUs;
            return (int) SeenFollowUp.AFTER_MS.stream().filter(ms -> ms * 1_000L < delay).count();
        }

        public long atUs() {
            int at = Math.min(look(), SeenFollowUp.AFTER_MS.size() - 1);
            return followUp.toldUs() + SeenFollowUp.AFTER_MS.get(at) * 1_000L;
        }
    }

    /** By day and quote asset. */
    public Map<String, SeenDay> days() {
        return days;
    }

    /** The next, in the order of their arrival. */
    public void hear(Heard heard) {
        SeenDay day = day(heard);
        day.offered++;
        String missed = judge(heard, day);
        if (missed != null) {
            day.missed.merge(missed, 1, Integer::sum);
        }
    }

    private String judge(Heard heard, SeenDay day) {
        if (heard.delayUs() == null || heard.followUp().route().conversion() != null) {
            return "unknown";
        }
        if (heard.look() == SeenFollowUp.AFTER_MS.size()) {
            return "tooLate";
        }
        FollowUp.Look look = heard.followUp().looks().get(heard.look());
        if (look.censored() != null) {
            return "unknown";
        }
        if (look.quantity().signum() == 0) {
            return "gone";
        }
        return meet(heard.followUp().route(), look, heard.atUs(), day);
    }

    private String meet(Route route, FollowUp.Look look, long nowUs, SeenDay day) {
        FollowUp.Amounts all = look.amounts();
        Market market = route.market();
        day.there = day.there.add(all.proceeds()).subtract(all.cost());
        String asks = route.buy() + " sells " + market;
        String bids = route.sell() + " buys " + market;
        BigDecimal rest = look.quantity().subtract(taken(asks, nowUs).max(taken(bids, nowUs)));
        if (rest.signum() <= 0) {
            return "taken";
        }
        BigDecimal most = terms.cap() == null ? rest : rest.min(payable(terms.cap(), look));
        BigDecimal wanted = orders.whole(route, most, nowUs);
        if (orders.isTooSmall(route, wanted, look, nowUs)) {
            return "tooSmall";
        }
        BigDecimal money = at(place(route.buy(), market.quote()), nowUs);
        BigDecimal coins = at(place(route.sell(), market.base()), nowUs);
        BigDecimal had = orders.whole(route, wanted.min(coins).min(payable(money, look)), nowUs);
        boolean trades = !orders.isTooSmall(route, had, look, nowUs);
        if (trades) {
            trade(route, had.divide(look.quantity(), EXACT), all, nowUs, day);
            post(place(route.buy(), market.base()), had, nowUs);
            post(place(route.sell(), market.base()), had.negate(), nowUs);
            takings.add(new Taking(asks, had, nowUs));
            takings.add(new Taking(bids, had, nowUs));
        }
        BigDecimal price =
                all.bought()
                        .add(all.sold())
                        .divide(look.quantity().multiply(BigDecimal.valueOf(2)), EXACT);
        refill(route.sell(), market.base(), nowUs, price, day);
        refill(route.buy(), market.quote(), nowUs, BigDecimal.ONE, day);
        return trades ? null : "noInventory";
    }

    private void trade(
            Route route, BigDecimal share, FollowUp.Amounts all, long nowUs, SeenDay day) {
        BigDecimal paid = all.cost().multiply(share, EXACT);
        BigDecimal received = all.proceeds().multiply(share, EXACT);
        Asset quote = route.market().quote();
        post(place(route.buy(), quote), paid.negate(), nowUs);
        post(place(route.sell(), quote), received, nowUs);
        day.trades++;
        day.paid = day.paid.add(paid);
        day.received = day.received.add(received);
        day.beforeFees =
                day.beforeFees.add(all.sold().subtract(all.bought()).multiply(share, EXACT));
    }

    private void refill(Venue venue, Asset asset, long nowUs, BigDecimal price, SeenDay day) {
        String here = place(venue, asset);
        BigDecimal wanted = start(here).subtract(at(here, Long.MAX_VALUE));
        BigDecimal bearable =
                start(here)
                        .multiply(BigDecimal.ONE.subtract(BigDecimal.valueOf(terms.leastShare())));
        if (wanted.compareTo(bearable) <= 0) {
            return;
        }
        Venue giver = null;
        BigDecimal spare = BigDecimal.ZERO;
        for (Venue other : Venue.values()) {
            String there = place(other, asset);
            BigDecimal more = at(there, nowUs).subtract(start(there));
            if (other != venue && more.compareTo(spare) > 0) {
                giver = other;
                spare = more;
            }
        }
        if (giver == null) {
            return;
        }
        TransferTable.Row row = terms.transfers().find(giver, asset, nowUs).orElse(null);
        BigDecimal sent = wanted.min(spare);
        if (row == null || sent.compareTo(row.fee()) <= 0) {
            return;
        }
        post(place(giver, asset), sent.negate(), nowUs);
        post(here, sent.subtract(row.fee()), nowUs + row.time().toMillis() * 1_000);
        day.transfers++;
        day.moving = day.moving.add(row.fee().multiply(price, EXACT));
    }

    private static BigDecimal payable(BigDecimal money, FollowUp.Look look) {
        return money.compareTo(look.amounts().cost()) >= 0
                ? look.quantity()
                : money.multiply(look.quantity())
                        .divide(look.amounts().cost(), SMALLEST_STEP, RoundingMode.DOWN);
    }

    private BigDecimal taken(String from, long nowUs) {
        return takings.stream()
                .filter(each -> each.from().equals(from))
                .filter(each -> nowUs - each.atUs() < terms.refillUs())
                .map(Taking::quantity)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private BigDecimal at(String place, long nowUs) {
        return journal.stream()
                .filter(each -> each.place().equals(place) && each.fromUs() <= nowUs)
                .map(Entry::quantity)
                .reduce(start(place), BigDecimal::add);
    }

    private BigDecimal start(String place) {
        return terms.start().getOrDefault(place, BigDecimal.ZERO);
    }

    private void post(String place, BigDecimal quantity, long fromUs) {
        journal.add(new Entry(place, quantity, fromUs));
    }

    private static String place(Venue venue, Asset asset) {
        return venue + "|" + asset;
    }

    private SeenDay day(Heard heard) {
        long number = Math.floorDiv(heard.atUs(), DAY_US);
        String quote = heard.followUp().route().market().quote().code();
        return days.computeIfAbsent(
                LocalDate.ofEpochDay(number) + "|" + quote, any -> new SeenDay());
    }
}
