package dev.arbflow.sandbox.truth.seen;

import dev.arbflow.market.Listing;
import dev.arbflow.market.Market;
import dev.arbflow.market.Venue;
import dev.arbflow.sandbox.truth.seen.HintCheck.Print;
import dev.arbflow.sandbox.truth.seen.HintCheck.Terms;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What had to be told of trades: looks at every window's trades one by one, in decimals.
 *
 * <p>A route is told when it is wide and was not in the last window's length before. What begins
 * within a window's length after a mail of its market is told together, when that is over.
 */
final class ExpectedHints {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSS 'UTC'", Locale.ROOT)
                    .withZone(ZoneOffset.UTC);

    private final Terms terms;
    private final List<Map<String, Hint>> mails = new ArrayList<>();
    private final Map<String, Long> wideUs = new HashMap<>();
    private Map<String, Hint> held = new LinkedHashMap<>();
    private long mayTellUs = Long.MIN_VALUE;

    /** What is said of a route, venues as people call them. */
    record Hint(
            String market,
            String bought,
            String sold,
            String until,
            BigDecimal purchase,
            BigDecimal sale,
            BigDecimal netBps) {

        /** Which one it is. */
        String name() {
            return market + " from " + bought + " to " + sold + " until " + until;
        }
    }

    private ExpectedHints(Terms terms) {
        this.terms = terms;
    }

    /** The mails, each with its hints by name. */
    static List<Map<String, Hint>> of(List<Print> prints, Terms terms) {
        List<Map<String, Hint>> all = new ArrayList<>();
        Map<String, List<Print>> markets = new LinkedHashMap<>();
        prints.forEach(
                print ->
                        markets.computeIfAbsent(print.market().code(), any -> new ArrayList<>())
                                .add(print));
        for (List<Print> of : markets.values()) {
            ExpectedHints hints = new ExpectedHints(terms);
            hints.walk(of);
            all.addAll(hints.mails);
        }
        return all;
    }

    private void walk(List<Print> prints) {
        TreeSet<Long> endsUs = new TreeSet<>();
        for (Print print : prints) {
            long endUs = Math.floorDiv(print.atUs(), terms.slideUs()) * terms.slideUs();
            // one window more than it is in: what waits is told then at the latest
            for (long last = endUs + 2 * terms.windowUs(); endUs < last; ) {
                endUs += terms.slideUs();
                endsUs.add(endUs);
            }
        }
        for (long endUs : endsUs) {
            look(prints, endUs);
            if (!held.isEmpty() && endUs >= mayTellUs) {
                mails.add(held);
                held = new LinkedHashMap<>();
                mayTellUs = endUs + terms.windowUs();
            }
        }
    }

    private void look(List<Print> prints, long endUs) {
        List<Print> inside =
                prints.stream()
                        .filter(each -> each.atUs() < endUs)
                        .filter(each -> each.atUs() >= endUs - terms.windowUs())
                        .toList();
        Market market = prints.get(0).market();
        for (Venue buy : Venue.values()) {
            for (Venue sell : Venue.values()) {
                if (buy != sell) {
                    look(inside, new Listing(buy, market), new Listing(sell, market), endUs);
                }
            }
        }
    }

    private void look(List<Print> inside, Listing buy, Listing sell, long endUs) {
        Optional<BigDecimal> purchase =
                prices(inside, buy.venue(), true).min(Comparator.naturalOrder());
        Optional<BigDecimal> sale =
                prices(inside, sell.venue(), false).max(Comparator.naturalOrder());
        if (purchase.isEmpty() || sale.isEmpty() || isDetected(buy, sell)) {
            return;
        }
        if (bps(purchase.get(), sale.get()).compareTo(terms.most()) <= 0) {
            netBps(buy, purchase.get(), sell, sale.get(), endUs)
                    .filter(net -> net.compareTo(terms.least()) >= 0)
                    .ifPresent(net -> wide(buy, purchase.get(), sell, sale.get(), net, endUs));
        }
    }

    private static Stream<BigDecimal> prices(List<Print> inside, Venue venue, boolean bought) {
        return inside.stream()
                .filter(each -> each.venue() == venue && each.bought() == bought)
                .map(Print::price);
    }

    private boolean isDetected(Listing buy, Listing sell) {
        return terms.withBooks().contains(buy) && terms.withBooks().contains(sell);
    }

    /** Empty if nobody knows what one of the venues takes. */
    private Optional<BigDecimal> netBps(
            Listing buy, BigDecimal purchase, Listing sell, BigDecimal sale, long endUs) {
        return terms.charges()
                .of(buy, endUs)
                .flatMap(
                        paid ->
                                terms.charges()
                                        .of(sell, endUs)
                                        .map(
                                                kept ->
                                                        bps(
                                                                purchase.multiply(paid.payFactor()),
                                                                sale.multiply(kept.keepFactor()))));
    }

    private void wide(
            Listing buy,
            BigDecimal purchase,
            Listing sell,
            BigDecimal sale,
            BigDecimal net,
            long endUs) {
        Long before = wideUs.put(buy + ">" + sell, endUs);
        if (before == null || before + terms.windowUs() <= endUs) {
            Hint hint =
                    new Hint(
                            buy.market().code(),
                            buy.venue().label(),
                            sell.venue().label(),
                            TIME.format(Instant.ofEpochMilli(endUs / 1_000)),
                            purchase,
                            sale,
                            net);
            held.put(hint.name(), hint);
        }
    }

    private static BigDecimal bps(BigDecimal pays, BigDecimal gets) {
        return gets.divide(pays, MathContext.DECIMAL128).subtract(BigDecimal.ONE).movePointRight(4);
    }
}
