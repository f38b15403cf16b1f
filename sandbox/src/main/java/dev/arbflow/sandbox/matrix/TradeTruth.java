package dev.arbflow.sandbox.matrix;

import dev.arbflow.market.Side;
import dev.arbflow.market.Times;
import dev.arbflow.market.trade.Trade;
import dev.arbflow.sandbox.venues.dialogue.VenueTrade;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** All trades of one listing, and what of them was heard or named as missing. */
final class TradeTruth {
    private static final Pattern COUNTED =
            Pattern.compile("(\\d+) trade\\(s\\) missing up to number (\\d+)");
    private static final Pattern NUMBER = Pattern.compile("\\d{1,18}");
    private static final Pattern BETWEEN =
            Pattern.compile(
                    "between (?:number|the one of) (\\S+) and (?:number|the one of) (\\S+)");

    private final List<Happened> all = new ArrayList<>();
    private final Map<String, Happened> byId = new HashMap<>();
    private final Set<String> heard = new HashSet<>();
    private final List<Range> named = new ArrayList<>();
    private final Set<String> countedElsewhere = new HashSet<>();
    private final HeardPauses pauses = new HeardPauses();
    private final List<Hole> holes = new ArrayList<>();
    private long lastHeardUs;
    private int foreign;
    private int undated;

    /**
     * A trade.
     *
     * @param id as the venue prints it
     * @param time as an aggregator prints it
     * @param print what the venue prints of it
     */
    record Happened(String id, String time, Print print, long atUs) {}

    /**
     * What is said of a trade.
     *
     * @param venueMs by the venue's clock, as exactly as every venue says
     */
    record Print(Side takerSide, double price, double quantity, long venueMs) {
        static Print of(Trade told) {
            return new Print(
                    told.takerSide(),
                    told.price(),
                    told.quantity(),
                    told.times().exchangeUs() / 1_000);
        }

        static Print of(VenueTrade printed) {
            return new Print(
                    printed.takerBought() ? Side.BUY : Side.SELL,
                    Double.parseDouble(printed.price()),
                    Double.parseDouble(printed.quantity()),
                    printed.venueUs() / 1_000);
        }

        /** The same without a time. */
        private Print undated() {
            return new Print(takerSide, price, quantity, Times.UNKNOWN / 1_000);
        }
    }

    /** Trades that are said to be missing, both ends included. */
    private record Range(String from, String to) {
        boolean contains(Happened trade) {
            return isWithin(trade.id) || isWithin(trade.time);
        }

        private boolean isWithin(String name) {
            if (NUMBER.matcher(name).matches() && NUMBER.matcher(to).matches()) {
                long number = Long.parseLong(name);
                return number >= Long.parseLong(from) && number <= Long.parseLong(to);
            }
            return name.length() == to.length()
                    && name.compareTo(from) >= 0
                    && name.compareTo(to) <= 0;
        }
    }

    /** Between two trades that were heard, longer than is usual; when both happened. */
    private record Hole(long fromUs, long untilUs) {}

    void happened(Happened trade) {
        all.add(trade);
        byId.put(trade.id, trade);
    }

    /**
     * A trade was told.
     *
     * @param listeningUs in {@link ListeningTime}
     */
    void heard(String id, Print said, long listeningUs) {
        heard.add(id);
        Happened happened = byId.get(id);
        long beforeUs = lastHeardUs;
        lastHeardUs = Math.max(lastHeardUs, happened == null ? 0 : happened.atUs);
        if (pauses.heard(listeningUs)) {
            holes.add(new Hole(beforeUs, lastHeardUs));
        }
        if (happened == null || !happened.print.equals(said)) {
            foreign++;
        }
        if (happened != null && happened.print.undated().equals(said)) {
            undated++;
        }
    }

    /** A feed's status says that some may be missing. */
    void named(String reason, long nowUs) {
        Matcher counted = COUNTED.matcher(reason);
        Matcher between = BETWEEN.matcher(reason);
        if (counted.find()) {
            long to = Long.parseLong(counted.group(2));
            long from = to - Long.parseLong(counted.group(1)) + 1;
            named.add(new Range(Long.toString(from), Long.toString(to)));
            namedSince(lastHeardUs, nowUs);
        } else if (between.find()) {
            named.add(new Range(between.group(1), between.group(2)));
        }
    }

    /** An aggregator's numbers are not its trades' names: it counts what came since the last. */
    private void namedSince(long fromUs, long nowUs) {
        missing(fromUs, nowUs).stream()
                .filter(each -> each.id.contains("-"))
                .forEach(each -> countedElsewhere.add(each.id));
    }

    /** Trades that happened between two moments and were not heard. */
    List<Happened> missing(long fromUs, long untilUs) {
        return all.stream()
                .filter(each -> each.atUs >= fromUs && each.atUs < untilUs)
                .filter(each -> !heard.contains(each.id))
                .toList();
    }

    /** Nobody will ask for, or tell, a trade that happened before a moment. */
    void forget(long beforeUs) {
        all.removeIf(each -> each.atUs < beforeUs);
        Set<String> ids = all.stream().map(Happened::id).collect(Collectors.toSet());
        byId.keySet().retainAll(ids);
        heard.retainAll(ids);
        countedElsewhere.retainAll(ids);
        named.removeIf(range -> all.stream().noneMatch(range::contains));
        holes.removeIf(hole -> hole.untilUs < beforeUs);
    }

    boolean anyHappened(long fromUs, long untilUs) {
        return all.stream().anyMatch(each -> each.atUs >= fromUs && each.atUs < untilUs);
    }

    boolean isNamed(Happened trade) {
        return countedElsewhere.contains(trade.id)
                || named.stream().anyMatch(range -> range.contains(trade));
    }

    /**
     * Whether a trade was lost in a silence that the channel's other pauses do not explain, be it
     * over or not.
     *
     * @param listeningUs in {@link ListeningTime}
     */
    boolean isInAHole(Happened trade, long listeningUs) {
        return holes.stream()
                        .anyMatch(each -> each.fromUs < trade.atUs && trade.atUs < each.untilUs)
                || (trade.atUs > lastHeardUs && pauses.isUnusual(listeningUs));
    }

    /** How many were heard that never happened as they were told. */
    int foreign() {
        return foreign;
    }

    /** How many of them only lacked their time. */
    int undated() {
        return undated;
    }
}
