package dev.arbflow.jobs.export;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** On which terms noised sums were released, as a page for those who get them. */
public final class ReleaseTerms {
    private static final String PAGE =
            """
            # Noised sums of trades

            One row tells of one window of one tape (a venue's trades of one market, as one feed delivered
            them): how many trades there were and how much was traded, each with noise. No other data of the
            run is in this folder. Windows for which the privacy budget was spent are left out.

            * `trades`: number of trades plus discrete Laplace noise of scale 2 / epsilon. It may be negative:
              cutting it off would bias sums.
            * `volume`: quantities in units of the base asset, each trade counting at most `clip`, plus noise
              of scale 2 * clip / epsilon.
            * `tradesError`, `volumeError`: in 95 of 100 rows the noise is at most so much. What trades above `clip`
              lose is not in it.
            * `epsilon`: privacy loss of the row for one trade (differential privacy; half of it for each
              figure). `spent`: what the tape had used of its `budget` in its period with this row.
            * What k trades in one window lose is k times as much; trades on several tapes lose the sum.

            | feed | venue | market | rows | epsilon a row | clip | budget a period | epsilon of all rows |
            |---|---|---|---|---|---|---|---|
            """;

    private final Map<Terms, Long> rows = new TreeMap<>();

    /**
     * What a release was made with.
     *
     * @param tape feed, venue and market, separated by {@code |}
     * @param epsilon privacy loss of the release
     * @param clip largest quantity of one trade that counts, base units
     * @param budget privacy loss at which the tape's releases end within a period
     */
    public record Terms(String tape, double epsilon, double clip, double budget)
            implements Comparable<Terms> {

        @Override
        public int compareTo(Terms other) {
            return toString().compareTo(other.toString());
        }
    }

    /** Counts a release. */
    public void add(Terms terms) {
        rows.merge(terms, 1L, Long::sum);
    }

    /** The page, in Markdown. */
    public String page() {
        StringBuilder page = new StringBuilder(PAGE);
        rows.forEach(
                (terms, count) ->
                        page.append(
                                String.format(
                                        Locale.ROOT,
                                        "| %s | %d | %s | %s | %s | %s |\n",
                                        terms.tape().replace("|", " | "),
                                        count,
                                        terms.epsilon(),
                                        terms.clip(),
                                        terms.budget(),
                                        count * terms.epsilon())));
        return page.toString();
    }
}
