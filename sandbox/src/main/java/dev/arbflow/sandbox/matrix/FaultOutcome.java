package dev.arbflow.sandbox.matrix;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What came of one fault on one venue.
 *
 * @param recovered how long after the fault everything was right for good; empty if it never was
 * @param booksRight whether the books equal the venue's in the end
 * @param wrongUs for how long a book was told to be valid that the venue never had
 * @param lost trades that were not told
 * @param invented trades that were told and never happened
 * @param refusals under which names legs were refused meanwhile
 * @param episodes how they compare with those that are found without the fault
 * @param tolerance what nothing that the venue sends can prove
 */
record FaultOutcome(
        Optional<Duration> recovered,
        boolean booksRight,
        long wrongUs,
        LostTrades lost,
        int invented,
        List<String> refusals,
        EpisodeScore episodes,
        Unprovable.Tolerance tolerance) {

    /** The same once it is known what was found. */
    FaultOutcome with(EpisodeScore found) {
        return new FaultOutcome(
                recovered, booksRight, wrongUs, lost, invented, refusals, found, tolerance);
    }

    /** What is not as it must be, for a person; empty if nothing. */
    List<String> complaints() {
        List<String> complaints = new ArrayList<>();
        if (recovered.isEmpty()) {
            complaints.add("does not recover");
        }
        if (!booksRight) {
            complaints.add("books differ in the end");
        }
        if (wrongUs > tolerance.wrongBookUs()) {
            complaints.add("a wrong book believed for " + seconds(wrongUs / 1e6));
        }
        int wrongly = lost.wrongly(tolerance);
        if (wrongly > 0) {
            complaints.add(trades(wrongly) + " lost without a word");
        }
        if (invented > 0) {
            complaints.add(trades(invented) + " that never happened");
        }
        if (!episodes.complaints().isEmpty()) {
            complaints.add("episodes " + String.join(", ", episodes.complaints()));
        }
        return complaints;
    }

    /** A cell of the matrix, as Markdown. */
    String cell() {
        List<String> parts = new ArrayList<>();
        complaints().forEach(each -> parts.add("**" + each + "**"));
        recovered.ifPresent(time -> parts.add(seconds(time.toMillis() / 1e3)));
        if (lost.named() > 0) {
            parts.add(trades(lost.named()) + " named as lost");
        }
        parts.addAll(tolerated());
        if (episodes.expected() > 0) {
            parts.add(episodes.text());
        }
        if (!refusals.isEmpty()) {
            parts.add(
                    refusals.stream()
                            .map(FaultOutcome::shortened)
                            .collect(Collectors.joining(", ")));
        }
        return String.join("; ", parts).replace("|", "\\|");
    }

    /** What is not right but cannot be known. */
    private List<String> tolerated() {
        List<String> parts = new ArrayList<>();
        int inPauses = lost.unnamed() - lost.wrongly(tolerance);
        if (inPauses > 0) {
            parts.add(trades(inPauses) + " lost in a usual pause");
        }
        if (wrongUs > 0 && wrongUs <= tolerance.wrongBookUs()) {
            parts.add("a book wrong for " + seconds(wrongUs / 1e6));
        }
        return parts;
    }

    private static String trades(int count) {
        return count + (count == 1 ? " trade" : " trades");
    }

    private static String shortened(String refusal) {
        return refusal.replace("BOOK_INVALID ", "");
    }

    private static String seconds(double seconds) {
        return String.format(Locale.ROOT, "%.1f s", seconds);
    }
}
