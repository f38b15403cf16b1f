package dev.arbflow.sandbox.matrix;

import dev.arbflow.market.Feed;
import dev.arbflow.market.Times;
import dev.arbflow.sandbox.scenario.FaultKind;
import dev.arbflow.sandbox.scenario.FaultLine;
import dev.arbflow.sandbox.venues.server.Channel;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * What nothing that a venue sends can prove to be lost, and how far that may go: beyond it, or on
 * any other venue, or without such a fault, it is wrong.
 */
public final class Unprovable {
    /** A book begins anew every ten minutes, one at a time, which takes a moment. */
    private static final Duration BOOK_WRONG_FOR = Duration.ofMinutes(11);

    /** In a trial it crosses, or trades contradict it, long before. */
    private static final Duration BOOK_WRONG_IN_A_TRIAL = Duration.ofMinutes(2);

    /** A channel of books that is silent for longer is taken to be so. */
    private static final Duration UNTIL_THE_NEXT_BOOK = Duration.ofMillis(3_500);

    /** The simulated Bitfinex sends one every 2.5 s. */
    private static final Duration UNTIL_THE_NEXT_CHECKSUM = Duration.ofSeconds(3);

    /** By then a change is among the best ten levels, or no longer among those that are kept. */
    private static final Duration BELOW_A_CHECKSUM = Duration.ofSeconds(5);

    private static final List<Gap> ALL =
            List.of(
                    new Gap(
                            Set.of(Feed.BITSTAMP),
                            Set.of(FaultKind.SILENT, FaultKind.LOSE),
                            Channel.TRADES,
                            new Tolerance(0, true),
                            "trades are not numbered one by one, and a channel of trades does not"
                                    + " beat. Trades may be lost without a word in a silence that"
                                    + " is no longer than four times the second longest of the last"
                                    + " ten minutes, ten seconds at least and ten minutes at most;"
                                    + " a longer one is told with its range"),
                    new Gap(
                            Set.of(Feed.BITSTAMP),
                            Set.of(FaultKind.LEVELS),
                            Channel.BOOK,
                            new Tolerance(Times.micros(UNTIL_THE_NEXT_BOOK), false),
                            "books have no checksums. One with other levels in it is believed until"
                                    + " the next frame, which is a whole book, "
                                    + seconds(UNTIL_THE_NEXT_BOOK)),
                    new Gap(
                            Set.of(Feed.BITFINEX),
                            Set.of(FaultKind.LEVELS),
                            Channel.BOOK,
                            new Tolerance(Times.micros(UNTIL_THE_NEXT_CHECKSUM), false),
                            "checksums come apart from the books, and not with each change. Other"
                                    + " levels are believed until the next one, "
                                    + seconds(UNTIL_THE_NEXT_CHECKSUM)),
                    new Gap(
                            Set.of(Feed.KRAKEN),
                            Set.of(FaultKind.LOSE, FaultKind.REORDER, FaultKind.LEVELS),
                            Channel.BOOK,
                            new Tolerance(Times.micros(BELOW_A_CHECKSUM), false),
                            "checksums are of the ten best levels a side, without numbers beside"
                                    + " them. What lacks below is believed until it is among"
                                    + " those, or no longer among the kept, "
                                    + seconds(BELOW_A_CHECKSUM)),
                    new Gap(
                            Set.of(Feed.COINBASE),
                            Set.of(FaultKind.LOSE, FaultKind.REORDER, FaultKind.LEVELS),
                            Channel.BOOK,
                            new Tolerance(Times.micros(BOOK_WRONG_FOR), false),
                            "books have neither sequence numbers nor checksums. A book that lacks"
                                    + " an update may be believed until it crosses, until trades"
                                    + " contradict it, or until it begins anew, "
                                    + BOOK_WRONG_FOR.toMinutes()
                                    + " minutes in all; in a trial "
                                    + BOOK_WRONG_IN_A_TRIAL.toMinutes()));

    private Unprovable() {}

    private static String seconds(Duration most) {
        return most.toMillis() / 1e3 + " s at most";
    }

    /**
     * How far something may go.
     *
     * @param wrongBookUs for how long a book may be told to be valid that the venue never had
     * @param lossesInPauses whether trades may be lost in a silence that is usual for their channel
     */
    public record Tolerance(long wrongBookUs, boolean lossesInPauses) {
        /** For a venue that says all. */
        public static final Tolerance NONE = new Tolerance(0, false);

        private Tolerance or(Tolerance other) {
            return new Tolerance(
                    Math.max(wrongBookUs, other.wrongBookUs),
                    lossesInPauses || other.lossesInPauses);
        }
    }

    /** What some feeds do not say, and the faults in which that shows. */
    private record Gap(
            Set<Feed> feeds,
            Set<FaultKind> faults,
            Channel channel,
            Tolerance tolerance,
            String why) {

        boolean showsIn(FaultLine fault, Feed feed) {
            return feeds.contains(feed)
                    && fault.isOn(feed)
                    && faults.contains(fault.kind())
                    && fault.what().channel().map(channel::equals).orElse(true);
        }
    }

    /** What is to be put up with on a feed on which all of these stand. */
    public static Tolerance on(Feed feed, Collection<FaultLine> faults) {
        return ALL.stream()
                .filter(gap -> faults.stream().anyMatch(each -> gap.showsIn(each, feed)))
                .map(Gap::tolerance)
                .reduce(Tolerance.NONE, Tolerance::or);
    }

    /** The same for a trial, which is short, so that each thing that ends it has to do its work. */
    public static Tolerance inATrial(Feed feed, Collection<FaultLine> faults) {
        Tolerance all = on(feed, faults);
        return new Tolerance(
                Math.min(all.wrongBookUs, Times.micros(BOOK_WRONG_IN_A_TRIAL)), all.lossesInPauses);
    }

    /** For people, a line each. */
    public static List<String> lines() {
        return ALL.stream()
                .map(
                        each ->
                                "- "
                                        + String.join(
                                                ", ", each.feeds.stream().map(Feed::name).toList())
                                        + ": its "
                                        + each.why
                                        + ".")
                .toList();
    }
}
