package dev.arbflow.sandbox.matrix;

import dev.arbflow.sandbox.matrix.Complaint.Kind;
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
 */
record FaultOutcome(
        Optional<Duration> recovered,
        boolean booksRight,
        long wrongUs,
        FeedWitness.Lost lost,
        int invented,
        List<String> refusals,
        EpisodeScore episodes) {

    /** The same once it is known what was found. */
    FaultOutcome with(EpisodeScore found) {
        return new FaultOutcome(recovered, booksRight, wrongUs, lost, invented, refusals, found);
    }

    /** What is not as it must be; empty if nothing. */
    List<Complaint> complaints() {
        List<Complaint> complaints = new ArrayList<>();
        if (recovered.isEmpty()) {
            complaints.add(new Complaint(Kind.NO_RECOVERY, "does not recover"));
        }
        if (!booksRight) {
            complaints.add(new Complaint(Kind.BOOKS_DIFFER, "books differ in the end"));
        }
        if (wrongUs > 0) {
            complaints.add(
                    new Complaint(
                            Kind.WRONG_BOOK,
                            "a wrong book believed for " + seconds(wrongUs / 1e6)));
        }
        if (lost.unnamed() > 0) {
            complaints.add(
                    new Complaint(
                            Kind.TRADES_LOST, lost.unnamed() + " trades lost without a word"));
        }
        if (invented > 0) {
            complaints.add(
                    new Complaint(Kind.TRADES_INVENTED, invented + " trades that never happened"));
        }
        if (!episodes.complaints().isEmpty()) {
            complaints.add(
                    new Complaint(
                            Kind.EPISODES_DIFFER,
                            "episodes " + String.join(", ", episodes.complaints())));
        }
        return complaints;
    }

    /** A cell of the matrix, as Markdown. */
    String cell() {
        List<String> parts = new ArrayList<>();
        complaints().forEach(each -> parts.add("**" + each.text() + "**"));
        recovered.ifPresent(time -> parts.add(seconds(time.toMillis() / 1e3)));
        if (lost.missing() > lost.unnamed()) {
            parts.add(lost.missing() - lost.unnamed() + " trades named as lost");
        }
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

    private static String shortened(String refusal) {
        return refusal.replace("BOOK_INVALID ", "");
    }

    private static String seconds(double seconds) {
        return String.format(Locale.ROOT, "%.1f s", seconds);
    }
}
