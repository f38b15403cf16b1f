package dev.arbflow.sandbox.matrix;

import dev.arbflow.market.Feed;
import dev.arbflow.sandbox.matrix.Complaint.Kind;
import dev.arbflow.sandbox.scenario.FaultKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What cells may be complained of, with the reason why it is so. */
public final class KnownFaults {
    private static final List<Known> ALL =
            List.of(
                    new Known(
                            Set.of("silent trades", "everything silent but heartbeats"),
                            Set.of(FaultKind.SILENT),
                            Set.of(Feed.BITSTAMP),
                            Kind.TRADES_LOST,
                            "its trades are not numbered one by one and its channels do not beat: a"
                                    + " channel of trades that is silent for less than ten minutes"
                                    + " on a lively connection looks like a quiet market"),
                    new Known(
                            Set.of("2 % of frames lost", "5 % of frames reordered"),
                            Set.of(FaultKind.LOSE, FaultKind.REORDER),
                            Set.of(Feed.COINBASE),
                            Kind.WRONG_BOOK,
                            "its books have neither sequence numbers nor checksums: a wrong one is"
                                    + " noticed when it crosses, or begun anew within ten minutes"),
                    new Known(
                            Set.of("trade id 9e18"),
                            Set.of(FaultKind.OUTLANDISH),
                            Set.of(Feed.COINAPI),
                            Kind.TRADES_INVENTED,
                            "its trades have names, not numbers, and any name may be meant"));

    private KnownFaults() {}

    /** One complaint about rows on some feeds; any other about them is news. */
    private record Known(
            Set<String> faults,
            Set<FaultKind> kinds,
            Set<Feed> feeds,
            Kind complaint,
            String why) {}

    static boolean contains(String fault, Feed feed, Kind complaint) {
        return ALL.stream()
                .filter(each -> each.faults.contains(fault) && each.feeds.contains(feed))
                .anyMatch(each -> each.complaint == complaint);
    }

    /** Whether a kind of fault is known to have this effect on a feed. */
    public static boolean contains(FaultKind fault, Feed feed, Kind complaint) {
        return ALL.stream()
                .filter(each -> each.kinds.contains(fault) && each.feeds.contains(feed))
                .anyMatch(each -> each.complaint == complaint);
    }

    /** For people, a line each. */
    public static List<String> lines() {
        List<String> lines = new ArrayList<>();
        for (Known each : ALL) {
            String where = each.feeds.stream().map(Feed::name).collect(Collectors.joining(", "));
            String what = String.join("; ", each.faults.stream().sorted().toList());
            lines.add("- " + where + ", " + what + ": " + each.why + ".");
        }
        return lines;
    }
}
