package dev.arbflow.sandbox.matrix;

import dev.arbflow.market.Feed;
import dev.arbflow.sandbox.matrix.Complaint.Kind;
import dev.arbflow.sandbox.scenario.FaultKind;
import dev.arbflow.sandbox.scenario.FaultLine;
import dev.arbflow.sandbox.venues.server.Channel;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What cells may be complained of, with the reason why it is so. */
public final class KnownFaults {
    private static final List<Known> ALL =
            List.of(
                    new Known(
                            line -> line.kind() == FaultKind.SILENT && isOn(line, Channel.TRADES),
                            Set.of(Feed.BITSTAMP),
                            Kind.TRADES_LOST,
                            "its trades are not numbered one by one and its channels do not beat: a"
                                    + " channel of trades that is silent for less than ten minutes"
                                    + " on a lively connection looks like a quiet market"),
                    new Known(
                            line ->
                                    Set.of(FaultKind.LOSE, FaultKind.REORDER).contains(line.kind())
                                            && isOn(line, Channel.BOOK),
                            Set.of(Feed.COINBASE),
                            Kind.WRONG_BOOK,
                            "its books have neither sequence numbers nor checksums: a wrong one is"
                                    + " noticed when it crosses, or begun anew within ten minutes"),
                    new Known(
                            line ->
                                    line.kind() == FaultKind.OUTLANDISH
                                            && "trade-id".equals(line.values().get("field")),
                            Set.of(Feed.COINAPI),
                            Kind.TRADES_INVENTED,
                            "its trades have names, not numbers, and any name may be meant"));

    private KnownFaults() {}

    /** One complaint about some faults on some feeds; any other about them is news. */
    private record Known(Predicate<FaultLine> fault, Set<Feed> feeds, Kind complaint, String why) {
        /** The rows of which nothing else is a part. */
        List<String> rows() {
            Feed any = feeds.iterator().next();
            return FaultCase.ALL.stream()
                    .filter(each -> each.on(any).lines().stream().allMatch(fault))
                    .map(FaultCase::name)
                    .sorted()
                    .toList();
        }

        boolean isAbout(Feed feed, Kind complaint) {
            return feeds.contains(feed) && this.complaint == complaint;
        }
    }

    private static boolean isOn(FaultLine line, Channel channel) {
        return line.what().channel().map(channel::equals).orElse(true);
    }

    /** Whether a row is known to have this effect on a feed. */
    static boolean contains(String row, Feed feed, Kind complaint) {
        return ALL.stream()
                .filter(each -> each.isAbout(feed, complaint))
                .anyMatch(each -> each.rows().contains(row));
    }

    /** Whether a fault is known to have this effect on a feed. */
    public static boolean contains(FaultLine fault, Feed feed, Kind complaint) {
        return ALL.stream()
                .filter(each -> each.isAbout(feed, complaint))
                .anyMatch(each -> each.fault.test(fault));
    }

    /** For people, a line each. */
    public static List<String> lines() {
        List<String> lines = new ArrayList<>();
        for (Known each : ALL) {
            String where = each.feeds.stream().map(Feed::name).collect(Collectors.joining(", "));
            String what = String.join("; ", each.rows());
            lines.add("- " + where + ", " + what + ": " + each.why + ".");
        }
        return lines;
    }
}
