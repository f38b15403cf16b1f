package dev.arbflow.jobs.config;

import dev.arbflow.market.Route;
import java.io.Serializable;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Who is told of what.
 *
 * @param receivers each address once
 */
public record AlertTerms(List<Receiver> receivers) implements Serializable {
    private static final long serialVersionUID = 1L;

    /** Keeps its own copy. */
    public AlertTerms {
        receivers = List.copyOf(receivers);
    }

    /** What one receiver is told, and when. */
    public Optional<Receiver> of(String address) {
        return receivers.stream().filter(each -> each.address().equals(address)).findFirst();
    }

    /**
     * A receiver.
     *
     * @param address where mails go
     * @param terms of which the most specific one counts; one of them is of everything
     * @param quiet when mails wait; null for never
     * @param mostPerHour most mails within any hour; what is more waits
     */
    public record Receiver(String address, List<Term> terms, QuietHours quiet, int mostPerHour)
            implements Serializable {
        private static final long serialVersionUID = 1L;

        /** For somebody who wants every mail at once. */
        public static final int ANY_NUMBER = Integer.MAX_VALUE;

        /** Largest limit otherwise: the times of as many mails are remembered. */
        public static final int MAX_PER_HOUR = 1_000;

        /** Keeps its own copy. */
        public Receiver {
            terms = List.copyOf(terms);
        }

        /** Somebody who is told everything at once. */
        public static Receiver ofEverything(String address) {
            return new Receiver(address, List.of(Term.EVERYTHING), null, ANY_NUMBER);
        }

        /** What is told of a route. */
        public Term of(Route route) {
            return terms.stream()
                    .filter(term -> term.isAbout(route))
                    .max(Comparator.comparingInt(Term::specificity))
                    .orElseThrow();
        }

        /** Whether it is quiet at a moment. */
        public boolean isQuiet(long timeUs) {
            return quiet != null && quiet.isAt(timeUs);
        }
    }

    /**
     * What is told of some routes.
     *
     * @param market code of a market, or {@link #ANY}
     * @param way buying and selling venue as {@code KRAKEN>BITSTAMP}, or {@link #ANY}
     * @param kinds which mails
     * @param minNetBps least net edge in basis points; null for any
     * @param minProfit least profit in quote units; null for any
     */
    public record Term(
            String market, String way, Set<AlertKind> kinds, Double minNetBps, BigDecimal minProfit)
            implements Serializable {
        private static final long serialVersionUID = 1L;

        /** Stands for every market, or for every way. */
        public static final String ANY = "*";

        /** All there is. */
        public static final Term EVERYTHING =
                new Term(ANY, ANY, Set.of(AlertKind.values()), null, null);

        /** Keeps its own copy. */
        public Term {
            kinds = Set.copyOf(kinds);
        }

        boolean isAbout(Route route) {
            return (market.equals(ANY) || market.equals(route.market().code()))
                    && (way.equals(ANY)
                            || way.equals(route.buy().name() + '>' + route.sell().name()));
        }

        /** A way is more specific than a market, and both are than one. */
        int specificity() {
            return (way.equals(ANY) ? 0 : 2) + (market.equals(ANY) ? 0 : 1);
        }

        /** Whether a net edge is large enough. */
        public boolean isEdge(double netBps) {
            return minNetBps == null || netBps >= minNetBps;
        }

        /** Whether a profit is large enough. */
        public boolean isProfit(BigDecimal profit) {
            return minProfit == null || profit.compareTo(minProfit) >= 0;
        }
    }
}
